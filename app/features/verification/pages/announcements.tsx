import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { replyToRefusal } from "../form-reply.server";
import { ListChoice } from "../parts/list-choice";
import { useReply } from "../parts/reply";
import { announceVillages } from "../review-commands.server";
import { listRounds } from "../round-queries.server";

export const meta = () => [{ title: `${m.verification_announce_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const rounds = await listRounds(context.actor, "to_announce");
  const done = new URL(request.url).searchParams.has("saved");
  return { rounds, days: context.settings.objectionDays, done };
}

export async function action({ context }: ActionFunctionArgs) {
  const { actor, form } = context;
  try {
    await announceVillages(actor, form.getAll("list").map(String).filter(isId));
  } catch (error) {
    return replyToRefusal(error, form);
  }
  return redirect("/announcements?saved=1");
}

export default function Announcements() {
  const { rounds, days, done } = useLoaderData<typeof loader>();
  const { error, summary } = useReply();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/verification", label: m.verification_title() }]}
      header={
        <PageHeader title={m.verification_announce_title()} lead={m.verification_announce_lead({ days })} />
      }
    >
      {summary}
      {done ? (
        <Notice tone="success" live>
          <p>{m.verification_announced_done()}</p>
        </Notice>
      ) : null}
      {rounds.length === 0 ? (
        <EmptyState title={m.verification_announce_none()} />
      ) : (
        <Form method="post" className="flow" noValidate>
          <ListChoice rounds={rounds} error={error("")} />
          <Button>{m.verification_announce_button()}</Button>
        </Form>
      )}
    </Page>
  );
}
