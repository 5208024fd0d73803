import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { reasonForm } from "~/features/programs/forms";
import { ReasonPage } from "~/features/programs/parts/reason-page";
import { keyIn } from "~/features/programs/parts/step";
import { listDistrictNames } from "~/features/programs/queries.server";
import { withdrawPledge } from "../decision-commands.server";
import { readLedPledge } from "../draft-queries.server";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { PledgeProgressTable } from "../parts/pledge-progress";
import { pledgeName } from "../parts/pledge-words";

export const meta = () => [{ title: `${m.pledges_withdraw_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { id, progress } = pledge;
  const placeNames = await listDistrictNames(context.actor);
  return { id, name: pledgeName(pledge), progress, placeNames, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const parsed = parseForm(reasonForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "" : undefined),
    () => withdrawPledge(actor, id, parsed.value.reason, keyIn(form)),
  );
  return done.ok ? redirect(`/pledges/${id}`) : data(done, { status: 409 });
}

export default function PledgeWithdrawal() {
  const { id, name, progress, placeNames, key } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), pledgeErrorWord);
  const lost = progress.byDistrict.reduce((sum, row) => sum + row.matched - row.delivered, 0);
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
    >
      <p>
        {lost > 0
          ? m.pledges_withdraw_text({ n: formatCount(lost), count: lost })
          : m.pledges_withdraw_text_none()}
      </p>
      {lost > 0 ? <PledgeProgressTable progress={progress} placeNames={placeNames} /> : null}
    </ReasonPage>
  );
}
