import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { draftDecree } from "../decree-commands.server";
import { replyToRefusal, textOf } from "../form-reply.server";
import { ListChoice } from "../parts/list-choice";
import { useReply } from "../parts/reply";
import { listRounds } from "../round-queries.server";

export const meta = () => [{ title: `${m.verification_decree_new()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { rounds: await listRounds(context.actor, "ripe") };
}

export async function action({ context }: ActionFunctionArgs) {
  const { actor, form } = context;
  try {
    const chosen = form.getAll("list").map(String).filter(isId);
    const { decreeId } = await draftDecree(actor, chosen, textOf(form, "note"));
    return redirect(`/decrees/${decreeId}`);
  } catch (error) {
    return replyToRefusal(error, form);
  }
}

export default function NewDecree() {
  const { rounds } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/decrees", label: m.verification_decrees_title() }]}
      header={<PageHeader title={m.verification_decree_new()} lead={m.verification_decree_new_lead()} />}
    >
      {summary}
      {rounds.length === 0 ? (
        <EmptyState title={m.verification_decree_none_ripe()} />
      ) : (
        <Form method="post" className="flow" noValidate>
          <ListChoice rounds={rounds} error={error("")} />
          <TextArea
            name="note"
            label={m.verification_decree_note()}
            rows={3}
            optional
            defaultValue={value("note")}
          />
          <Button>{m.verification_decree_draft_button()}</Button>
        </Form>
      )}
    </Page>
  );
}
