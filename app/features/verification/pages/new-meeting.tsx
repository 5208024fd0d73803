import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { isRegionCode } from "~/features/regions/rules";
import { Button } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { recordMeeting } from "../deliberation-commands.server";
import { reply, replyToRefusal, textOf } from "../form-reply.server";
import { readMeeting } from "../meeting-form.server";
import { MeetingFields } from "../parts/meeting-fields";
import { useReply } from "../parts/reply";
import { readVillage } from "../village-queries.server";

export const meta = () => [{ title: `${m.verification_meeting_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isRegionCode(params.village ?? "")) throw new NotFound();
  const village = await readVillage(context.actor, params.village!);
  return { village, today: context.today, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isRegionCode(params.village ?? "")) throw new NotFound();
  const { actor, form } = context;
  const { meeting, invalid } = readMeeting(form);
  if (Object.keys(invalid).length > 0) return reply(form, invalid);
  try {
    const id = await recordMeeting(actor, params.village!, meeting, textOf(form, "key") || undefined);
    return redirect(`/rounds/${id}`);
  } catch (error) {
    return replyToRefusal(error, form);
  }
}

export default function NewMeeting() {
  const { village, today, key } = useLoaderData<typeof loader>();
  const { summary } = useReply();
  const count = village.progress?.enumerated ?? 0;
  return (
    <Page
      width="form"
      crumbs={[{ href: `/verification/villages/${village.code}`, label: village.name }]}
      header={
        <PageHeader
          title={m.verification_meeting_title()}
          kicker={m.verification_count_families({ count, n: formatCount(count) })}
          lead={m.verification_meeting_lead()}
        />
      }
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={key} />
        <MeetingFields today={today} />
        <Button>{m.verification_meeting_save()}</Button>
      </Form>
    </Page>
  );
}
