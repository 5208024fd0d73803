import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { needCatalogue } from "~/features/needs/catalogue";
import { nextOf, versionIn } from "~/features/programs/parts/step";
import { StepPage } from "~/features/programs/parts/step-page";
import { listDistricts } from "~/features/programs/queries.server";
import { readOpenNeeds } from "../cell-queries.server";
import { setPledgeWishes } from "../commands.server";
import { readLedPledge } from "../draft-queries.server";
import { wishesForm } from "../forms";
import { draftLabels } from "../parts/draft-labels";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";
import { WishFields } from "../parts/wish-fields";
import { groupsFor } from "../rules/wishes";

export const meta = () => [{ title: `${m.pledges_wishes_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { id, need, version, state, wishes, programCriteria } = pledge;
  const area = programCriteria?.place?.codes;
  const inArea = (code: string) =>
    !area || area.some((place) => `${place}.`.startsWith(`${code}.`) || `${code}.`.startsWith(`${place}.`));
  const [districts, open] = await Promise.all([listDistricts(context.actor), readOpenNeeds(context.actor)]);
  return {
    id,
    name: pledgeName(pledge),
    version,
    state,
    stored: { districts: [...wishes.districts], group: wishes.group },
    districts: districts.filter(({ code }) => inArea(code)),
    groups: need ? groupsFor(needCatalogue[need]) : [],
    cells: open.needs.find((cells) => cells.need === need) ?? null,
    fewerThan: open.fewerThan,
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const parsed = parseForm(wishesForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await tryForForm(typedIn(form), fieldOf, () =>
    setPledgeWishes(actor, id, parsed.value, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/pledges/${id}`;
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/execution` }));
}

function fieldOf(code: string): string | undefined {
  if (code === "wish_group_not_for_need") return "group";
  if (code.startsWith("wish_district")) return "districts";
  return isPledgeError(code) ? "" : undefined;
}

export default function PledgeWishes() {
  const { id, name, version, state, stored, districts, groups, cells, fewerThan } =
    useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord, draftLabels);
  return (
    <StepPage
      title={m.pledges_wishes_title()}
      lead={m.pledges_wishes_lead()}
      step={3}
      steps={5}
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      errors={fields.errors}
      version={version}
      before={<DraftOver state={state} pledgeId={id} />}
    >
      <WishFields fields={fields} districts={districts} groups={groups} cells={cells} fewerThan={fewerThan} />
    </StepPage>
  );
}
