import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { TextField } from "~/ui/text-fields";
import { revealNik } from "~/features/households/register-queries.server";
import { readOutline } from "../dossier-queries.server";

export const meta = () => [{ title: `${m.households_register_reveal_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id) || !isId(params.member)) throw new NotFound();
  return readOutline(context.actor, params.id);
}

/** Shows one number once, as the answer to a post: it never stands in an address, a cache or the browser's history. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id) || !isId(params.member)) throw new NotFound();
  const reason = String(context.form.get("reason") ?? "")
    .trim()
    .slice(0, 300);
  if (!reason) return data({ shown: null }, { status: 422 });
  return data({ shown: await revealNik(context.actor, params.id, params.member, reason) });
}

export default function MemberNumber() {
  const outline = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const error = result && !result.shown ? m.households_register_reason_needed() : undefined;
  return (
    <Page
      width="form"
      crumbs={[
        { href: "/households", label: m.households_register_list_title() },
        { href: `/households/${outline.id}`, label: outline.caseCode },
      ]}
      header={<PageHeader title={m.households_register_reveal_title()} />}
    >
      <ErrorSummary errors={error ? [{ id: "reason", text: error }] : []} />
      {result?.shown ? (
        <SummaryList
          rows={[
            { label: m.households_register_member_name(), value: result.shown.name },
            {
              label: m.households_register_member_nik(),
              value: result.shown.nik ?? m.households_register_none_kept(),
            },
            {
              label: m.households_register_kk(),
              value: result.shown.kk ?? m.households_register_none_kept(),
            },
          ]}
        />
      ) : (
        <Form method="post" className="flow">
          <p>{m.households_register_opening_lead()}</p>
          <TextField
            name="reason"
            label={m.households_register_opening_reason()}
            error={error}
            maxLength={300}
          />
          <Button>{m.households_register_reveal()}</Button>
        </Form>
      )}
    </Page>
  );
}
