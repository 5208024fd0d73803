import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { readExclusion } from "../exclusion-form.server";
import { reply, replyToRefusal, textOf } from "../form-reply.server";
import { decideObjection } from "../objection-commands.server";
import { readObjection } from "../objection-queries.server";
import { DecisionForm } from "../parts/objection-decision";
import { useReply } from "../parts/reply";

export const meta = () => [{ title: `${m.verification_objection_decide()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = isId(params.id) ? await readObjection(context.actor, params.id, "") : null;
  if (!found || found.objection.state !== "open") throw new NotFound();
  return { objection: found.objection };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor, form } = context;
  const decision = form.get("decision");
  if (decision !== "upheld" && decision !== "rejected") return reply(form, { decision: "required" });
  try {
    await decideObjection(actor, params.id, {
      upheld: decision === "upheld",
      grounds: textOf(form, "grounds"),
      exclusion: decision === "upheld" ? await readExclusion(actor, form) : null,
    });
  } catch (error) {
    return replyToRefusal(error, form);
  }
  return redirect(`/objections/${params.id}`);
}

export default function ObjectionDecision() {
  const { objection } = useLoaderData<typeof loader>();
  const { summary } = useReply();
  return (
    <Page
      width="text"
      crumbs={[{ href: `/objections/${objection.id}`, label: objection.reference }]}
      header={<PageHeader kicker={objection.village} title={objection.reference} lead={objection.about} />}
    >
      {summary}
      <DecisionForm
        action={`/objections/${objection.id}/decision`}
        withReason={objection.kind === "listing" && objection.householdId !== null}
      />
    </Page>
  );
}
