import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { unitLabels } from "~/features/needs/parts/labels";
import { divideQuota } from "../commands.server";
import { countFitsByVillage } from "../count-queries.server";
import { divideByNeeds, weightsOf } from "../division";
import { quotaField, readQuotaParts } from "../forms";
import { DivisionProposal } from "../parts/division-proposal";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { nextOf, versionIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { QuotaPartFields } from "../parts/terms-fields";
import { codesIn, listAreas, namesIn } from "../place-queries.server";
import { readOwnDraft } from "../queries.server";
import { sumOfPlaces } from "../rules";

export const meta = () => [{ title: `${m.programs_division_title()} – ${m.frame_product()}` }];

/** `?by=district` or `?by=village` shows a division in proportion to the needs; nothing is saved by looking at it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id, name, need, unit, version, quota, quotaParts, criteria } = await readOwnDraft(
    context.actor,
    params.id,
  );
  const [areas, byVillage] = await Promise.all([
    listAreas(context.actor),
    countFitsByVillage(context.actor, need, criteria),
  ]);
  const names = namesIn(areas);
  const by = new URL(request.url).searchParams.get("by");
  const weights = { district: weightsOf(byVillage, 8), village: weightsOf(byVillage, 13) };
  const level: "district" | "village" | null = by === "district" || by === "village" ? by : null;
  const proposal = level && {
    level,
    parts: divideByNeeds(quota, weights[level]).map((part) => ({
      ...part,
      name: names[part.place] ?? part.place,
      needs: weights[level].find(({ place }) => place === part.place)?.needs ?? 0,
    })),
  };
  return {
    id,
    name,
    unit,
    version,
    quota,
    areas,
    proposal,
    sum: sumOfPlaces(quotaParts),
    needs: Object.fromEntries(
      [...weights.district, ...weights.village].map(({ place, needs }) => [place, needs]),
    ),
    stored: Object.fromEntries(quotaParts.map((part) => [quotaField(part.place), part.places])),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const program = await readOwnDraft(actor, params.id);
  const typed = typedIn(form);
  const parts = readQuotaParts(typed, codesIn(await listAreas(actor)));
  if (!Array.isArray(parts))
    return data({ ok: false as const, typed, errors: { [parts.field]: "number" } }, { status: 422 });
  const saved = await tryForForm(
    typed,
    (code) => (isProgramError(code) ? "quota-parts" : undefined),
    () => divideQuota(actor, program.id, parts, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/programs/${program.id}`;
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/check` }));
}

export default function ProgramDivision() {
  const { id, name, unit, version, quota, areas, proposal, sum, needs, stored } =
    useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), programErrorWord);
  const unitName = unitLabels[unit]();
  const here = `/programs/${id}/division`;
  return (
    <StepPage
      title={m.programs_division_title()}
      lead={m.programs_division_lead({ quota: formatCount(quota), unit: unitName })}
      step={4}
      steps={4}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={fields.errors}
      version={version}
      before={
        proposal ? (
          <DivisionProposal href={here} version={version} unit={unitName} quota={quota} {...proposal} />
        ) : quota > 0 ? (
          <div className="flow">
            <p>{m.programs_division_aid()}</p>
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={`${here}?by=district`} look="plain">
                {m.programs_division_by_district()}
              </ButtonLink>
              <ButtonLink href={`${here}?by=village`} look="plain">
                {m.programs_division_by_village()}
              </ButtonLink>
            </div>
          </div>
        ) : null
      }
    >
      {sum > 0 && sum !== quota ? (
        <p className="font-semibold text-amber">
          {m.programs_division_differs({ sum: formatCount(sum), quota: formatCount(quota) })}
        </p>
      ) : null}
      <QuotaPartFields fields={fields} areas={areas} needs={needs} />
    </StepPage>
  );
}
