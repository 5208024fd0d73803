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
import { renewPledge } from "../promise-commands.server";
import { readPledgeAt } from "../draft-queries.server";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { StepOver } from "../parts/step-over";

export const meta = () => [{ title: `${m.pledges_renew_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  return { id: pledge.id, name: pledgeName(pledge), over: pledge.state !== "expired", key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readPledgeAt(actor, params.id);
  const parsed = parseForm(reasonForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "" : undefined),
    () => renewPledge(actor, id, parsed.value.reason, keyIn(form)),
  );
  return done.ok ? redirect(`/pledges/${id}`) : data(done, { status: 409 });
}

export default function PledgeRenewal() {
  const { id, name, over, key } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), pledgeErrorWord);
  return (
    <ReasonPage
      title={m.pledges_renew_title()}
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      errors={fields.errors}
      field={fields.one("reason")}
      button={m.pledges_act_renew()}
      formKey={key}
      cancelHref={`/pledges/${id}`}
    >
      <StepOver over={over} pledgeId={id} />
      <p>{m.pledges_renew_text()}</p>
    </ReasonPage>
  );
}
