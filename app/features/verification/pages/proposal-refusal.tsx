import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { DangerButton } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { readExclusion } from "../exclusion-form.server";
import { reply, replyToRefusal } from "../form-reply.server";
import { ExclusionFields } from "../parts/exclusion-fields";
import { useReply } from "../parts/reply";
import { refuseProposal } from "../proposal-commands.server";
import { readProposal } from "../proposal-queries.server";

export const meta = () => [{ title: `${m.verification_proposal_refuse()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const proposal = isId(params.id) ? await readProposal(context.actor, params.id) : null;
  if (proposal?.state !== "proposed") throw new NotFound();
  return { proposal };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor, form } = context;
  const exclusion = await readExclusion(actor, form);
  if (!exclusion) return reply(form, { reason: "reason_missing" });
  try {
    await refuseProposal(actor, params.id, exclusion);
  } catch (error) {
    return replyToRefusal(error, form);
  }
  return redirect(`/proposals/${params.id}`);
}

export default function ProposalRefusal() {
  const { proposal } = useLoaderData<typeof loader>();
  const { summary } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/proposals/${proposal.id}`, label: proposal.headName }]}
      header={
        <PageHeader title={m.verification_proposal_refuse()} lead={m.verification_proposal_refuse_lead()} />
      }
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <ExclusionFields only={["duplicate", "not_resident", "moved_away", "other"]} />
        <DangerButton>{m.verification_proposal_refuse()}</DangerButton>
      </Form>
    </Page>
  );
}
