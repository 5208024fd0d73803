import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { writeComment } from "../comment-commands.server";
import { readComments } from "../comment-queries.server";
import { CommentList } from "../parts/comment-list";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { longestComment } from "../rules/comments";

export const meta = () => [{ title: `${m.pledges_comments_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { pledge, comments } = await readComments(context.actor, params.id);
  return {
    id: pledge.id,
    name: pledgeName(pledge),
    comments,
    key: newId(),
    saved: new URL(request.url).searchParams.has("saved"),
    timeZone: context.settings.timeZone,
  };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const { pledge } = await readComments(actor, params.id);
  const typed = typedIn(form);
  // Browsers count a line break once and send it as two characters.
  const body = String(typed.body ?? "")
    .replace(/\r\n?/g, "\n")
    .trim()
    .normalize("NFC");
  const key = String(form.get("key") ?? "").slice(0, 100) || undefined;
  const done = await tryForForm(
    typed,
    (code) => (isPledgeError(code) ? "body" : undefined),
    () => writeComment(actor, pledge.id, body, key),
  );
  return done.ok ? redirect(`/pledges/${pledge.id}/comments?saved`) : data(done, { status: 422 });
}

export default function PledgeComments() {
  const { id, name, comments, key, saved, timeZone } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), pledgeErrorWord);
  return (
    <Page
      width="text"
      crumbs={[
        { href: "/pledges", label: m.pledges_list_title() },
        { href: `/pledges/${id}`, label: name },
      ]}
      header={<PageHeader title={m.pledges_comments_title()} lead={m.pledges_comments_lead()} />}
    >
      <ErrorSummary errors={fields.errors} />
      {saved ? (
        <Notice tone="success" live>
          {m.pledges_comments_saved()}
        </Notice>
      ) : null}
      <CommentList comments={comments} timeZone={timeZone} />
      <Form method="post" className="flow" key={key}>
        <input type="hidden" name="key" value={key} />
        <TextArea
          {...fields.one("body")}
          label={m.pledges_comments_field()}
          hint={m.pledges_comments_hint()}
          maxLength={longestComment}
          rows={6}
        />
        <Button>{m.pledges_comments_send()}</Button>
      </Form>
    </Page>
  );
}
