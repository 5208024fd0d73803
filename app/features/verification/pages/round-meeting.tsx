import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { correctMeeting } from "../deliberation-commands.server";
import { reply, replyToRefusal } from "../form-reply.server";
import { readMeeting } from "../meeting-form.server";
import { MeetingFields } from "../parts/meeting-fields";
import { useReply } from "../parts/reply";
import { readMeetingOf } from "../round-queries.server";
import { loadRound } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_meeting_edit()} – ${m.frame_product()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const { round } = await loadRound(args);
  return { round, meeting: await readMeetingOf(args.context.actor, round.id), today: args.context.today };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { meeting, invalid } = readMeeting(context.form);
  if (Object.keys(invalid).length > 0) return reply(context.form, invalid);
  try {
    await correctMeeting(context.actor, params.id, meeting);
  } catch (error) {
    return replyToRefusal(error, context.form);
  }
  return redirect(`/rounds/${params.id}`);
}

export default function RoundMeeting() {
  const { round, meeting, today } = useLoaderData<typeof loader>();
  const { summary } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/rounds/${round.id}`, label: m.verification_village_lists() }]}
      header={<PageHeader title={m.verification_meeting_edit()} kicker={round.village} />}
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <MeetingFields stored={meeting} today={today} />
        <Button>{m.verification_meeting_save()}</Button>
      </Form>
    </Page>
  );
}
