import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { reasonForm } from "~/features/programs/forms";
import { ReasonPage } from "~/features/programs/parts/reason-page";
import { keyIn } from "~/features/programs/parts/step";
import { withdrawPledge } from "../release-commands.server";
import { readLedPledge } from "../draft-queries.server";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { LossText } from "../parts/loss-table";
import { pledgeName } from "../parts/pledge-words";
import { StepOver } from "../parts/step-over";
import { pledgeAfter } from "../rules";

export const meta = () => [{ title: `${m.pledges_withdraw_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { id, progress } = pledge;
  const over = pledgeAfter(pledge.state, "withdraw") === null;
  const { lost, fewerThan } = progress;
  return { id, name: pledgeName(pledge), lost, fewerThan, over, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const parsed = parseForm(reasonForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "" : undefined),
    () => withdrawPledge(actor, id, parsed.value.reason, { key: keyIn(form), seen: seenIn(form) }),
  );
  return done.ok ? redirect(`/pledges/${id}`) : data(done, { status: 409 });
}

/** How many the page said would lose their place; "few" where it may not say how few. */
function seenIn(form: FormData): number | "few" | undefined {
  const seen = form.get("seen");
  if (seen === "few") return "few";
  return typeof seen === "string" && /^\d+$/.test(seen) ? Number(seen) : undefined;
}

export default function PledgeWithdrawal() {
  const { id, name, lost, fewerThan, over, key } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), pledgeErrorWord);
  return (
    <ReasonPage
      title={m.pledges_withdraw_title()}
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      errors={fields.errors}
      field={fields.one("reason")}
      button={m.pledges_withdraw_button()}
      danger
      cancelHref={`/pledges/${id}`}
      formKey={key}
      hidden={{ seen: String(lost ?? "few") }}
    >
      <StepOver over={over} pledgeId={id} />
      <LossText lost={lost} fewerThan={fewerThan} />
      <p>{m.pledges_withdraw_stays()}</p>
    </ReasonPage>
  );
}
