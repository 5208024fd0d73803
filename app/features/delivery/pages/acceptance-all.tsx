import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Conflict, NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { acceptAll } from "../acceptance-commands.server";
import { FirstRecipients } from "../parts/first-recipients";
import { errorWord } from "../parts/labels";
import { listRecipients } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_accept_all_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const offerId = new URL(request.url).searchParams.get("offer") ?? undefined;
  // Without an offer there is nothing to accept at once: the list itself says what waits.
  if (!isId(offerId)) throw redirect("/matches");
  const list = await listRecipients(context.actor, {
    state: "proposed",
    offerId,
    district: null,
    wait: null,
    page: 1,
  });
  if (list.total === 0) throw redirect(`/matches?offer=${offerId}`);
  return { ...list, offerId, key: newId() };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const offerId = new URL(request.url).searchParams.get("offer") ?? undefined;
  if (!isId(offerId)) throw new NotFound("offer");
  const expected = Number(context.form.get("expected"));
  try {
    await acceptAll(context.actor, { offerId, expected, key: String(context.form.get("key") ?? "") || null });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ error: error.code }, { status: 409 });
  }
  return redirect(`/matches?offer=${offerId}`);
}

export default function AcceptanceAll() {
  const { rows, total, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/matches", label: m.delivery_list_title() }]}
      header={
        <PageHeader
          title={m.delivery_accept_all_title()}
          lead={m.delivery_accept_all_lead({
            offer: rows[0]?.offerLabel ?? "",
            n: formatCount(total),
            count: total,
          })}
        />
      }
    >
      <ErrorSummary errors={result ? [{ text: errorWord(result.error) ?? result.error }] : []} />
      <FirstRecipients rows={rows} />
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="expected" value={total} />
        <Button>{m.delivery_accept_n({ n: formatCount(total), count: total })}</Button>
      </Form>
    </Page>
  );
}
