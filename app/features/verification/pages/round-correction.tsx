import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { openCorrection } from "../deliberation-commands.server";
import { reply, replyToRefusal } from "../form-reply.server";
import { readMeeting } from "../meeting-form.server";
import { MeetingFields } from "../parts/meeting-fields";
import { useReply } from "../parts/reply";
import { loadRound } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_correct()} – ${m.frame_product()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await loadRound(args)), today: args.context.today };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { meeting, invalid } = readMeeting(context.form);
  if (Object.keys(invalid).length > 0) return reply(context.form, invalid);
  try {
    await openCorrection(context.actor, params.id, meeting);
  } catch (error) {
    return replyToRefusal(error, context.form);
  }
  return redirect(`/rounds/${params.id}`);
}

export default function RoundCorrection() {
  const { round, today } = useLoaderData<typeof loader>();
  const { summary } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/rounds/${round.id}`, label: m.verification_village_lists() }]}
      header={
        <PageHeader
          title={m.verification_round_correct()}
          kicker={round.village}
          lead={m.verification_round_correct_lead()}
        />
      }
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <MeetingFields today={today} />
        <Button>{m.verification_round_correct()}</Button>
      </Form>
    </Page>
  );
}
