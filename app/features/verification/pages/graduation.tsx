import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-fields";
import { decideExit } from "../exit-commands.server";
import { readExit } from "../exit-queries.server";
import { reply, replyToRefusal, textOf } from "../form-reply.server";
import { ExitTag, exitKindWords } from "../parts/exit-words";
import { reasonWords } from "../parts/labels";
import { useReply } from "../parts/reply";

export const meta = () => [{ title: `${m.verification_exits_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const exit = isId(params.id) ? await readExit(context.actor, params.id) : null;
  if (!exit) throw new NotFound();
  const mayDecide =
    exit.state === "proposed" && can(context.actor, "graduation.decide", { madeBy: exit.proposedBy });
  return { exit, mayDecide };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor, form } = context;
  const decision = form.get("decision");
  if (decision !== "approved" && decision !== "refused") return reply(form, { decision: "required" });
  try {
    await decideExit(actor, params.id, decision === "approved", textOf(form, "note"));
  } catch (error) {
    return replyToRefusal(error, form);
  }
  return redirect(`/graduations/${params.id}`);
}

export default function Graduation() {
  const { exit, mayDecide } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/graduations", label: m.verification_exits_title() }]}
      header={<PageHeader kicker={exit.village} tag={<ExitTag state={exit.state} />} title={exit.headName} />}
    >
      {summary}
      <SummaryList
        rows={[
          { label: m.verification_exit_kind(), value: exitKindWords[exit.kind]() },
          ...(exit.reason
            ? [{ label: m.verification_proposal_reason(), value: reasonWords[exit.reason]() }]
            : []),
          { label: m.verification_exit_ground(), value: exit.ground },
          { label: m.verification_proposed_on(), value: formatDate(exit.proposedOn) },
          ...(exit.decidedOn
            ? [{ label: m.verification_objection_decided_on(), value: formatDate(exit.decidedOn) }]
            : []),
          ...(exit.note ? [{ label: m.verification_exit_note(), value: exit.note }] : []),
        ]}
      />
      {mayDecide ? (
        <Section title={m.verification_exit_decide()}>
          <Form method="post" className="flow" noValidate>
            <p>{m.verification_exit_approve_consequence()}</p>
            <RadioGroup
              name="decision"
              label={m.verification_objection_decision()}
              defaultValue={value("decision")}
              error={error("decision")}
              options={[
                { value: "approved", label: m.verification_exit_approve() },
                { value: "refused", label: m.verification_exit_refuse() },
              ]}
            />
            <TextArea
              name="note"
              label={m.verification_exit_note()}
              rows={3}
              optional
              defaultValue={value("note")}
              error={error("note")}
            />
            <Button>{m.verification_exit_decide()}</Button>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}
