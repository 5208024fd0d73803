import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-fields";
import { readExclusion } from "../exclusion-form.server";
import { proposeExit } from "../exit-commands.server";
import { readLeaver } from "../exit-queries.server";
import { reply, replyToRefusal, textOf } from "../form-reply.server";
import { ExclusionFields } from "../parts/exclusion-fields";
import { useReply } from "../parts/reply";

export const meta = () => [{ title: `${m.verification_exit_new()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const family = isId(params.household) ? await readLeaver(context.actor, params.household) : null;
  if (!family) throw new NotFound();
  return { family };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.household)) throw new NotFound();
  const { actor, form } = context;
  const ground = textOf(form, "ground");
  const kind = form.get("kind");
  if (kind !== "graduation" && kind !== "removal") return reply(form, { kind: "required" });
  const exclusion = kind === "removal" ? await readExclusion(actor, form) : null;
  if (kind === "removal" && !exclusion) return reply(form, { reason: "reason_missing" });
  try {
    const exit = exclusion
      ? { kind: "removal" as const, ground, exclusion }
      : { kind: "graduation" as const, ground };
    return redirect(`/graduations/${await proposeExit(actor, params.household, exit)}`);
  } catch (error) {
    return replyToRefusal(error, form);
  }
}

export default function NewGraduation() {
  const { family } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: "/graduations", label: m.verification_exits_title() }]}
      header={<PageHeader kicker={m.verification_exit_new()} title={family.headName} lead={family.village} />}
    >
      {summary}
      <SummaryList
        rows={[
          {
            label: m.verification_exit_assessed(),
            value: family.assessedOn ? formatDate(family.assessedOn) : m.verification_unknown(),
          },
        ]}
      />
      <Form method="post" className="flow" noValidate>
        <RadioGroup
          name="kind"
          label={m.verification_exit_kind()}
          defaultValue={value("kind")}
          error={error("kind")}
          options={[
            { value: "graduation", label: m.verification_exit_kind_graduation() },
            { value: "removal", label: m.verification_exit_kind_removal() },
          ]}
        />
        <TextArea
          name="ground"
          label={m.verification_exit_ground()}
          defaultValue={value("ground")}
          error={error("ground")}
        />
        <ExclusionFields optional />
        <Button>{m.verification_exit_send()}</Button>
      </Form>
    </Page>
  );
}
