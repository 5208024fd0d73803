import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { listUrl } from "~/ui/list-url";
import { unitLabels } from "~/features/needs/parts/labels";
import { divideQuota } from "../commands.server";
import { divisionFillings, divisionOf } from "../division.server";
import { readQuotaParts } from "../forms";
import { DivisionAid } from "../parts/division-aid";
import { DivisionFields, useDivision } from "../parts/division-fields";
import { isProgramError } from "../parts/error-words";
import { programFields } from "../parts/program-fields";
import { nextOf, versionIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { codesIn, namesIn } from "../areas";
import { listAreas } from "../place-queries.server";
import { readOwnDraft } from "../queries.server";

export const meta = () => [{ title: `${m.programs_division_title()} – ${m.frame_product()}` }];

/** `?by=district` or `?by=village` fills the boxes in proportion to the needs; nothing is saved by looking at it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const program = await readOwnDraft(context.actor, params.id);
  const { id, name, unit, version, quota } = program;
  const asked = new URL(request.url).searchParams.get("by");
  const filling = divisionFillings.find((each) => each === asked) ?? "stored";
  return { id, name, unit, version, quota, filling, ...(await divisionOf(context.actor, program, filling)) };
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
  const { version, filling } = useLoaderData<typeof loader>();
  // Another filling is another form: its boxes are drawn anew.
  return <DivisionStep key={`${version} ${filling}`} />;
}

function DivisionStep() {
  const { id, name, unit, version, quota, areas, needs, filled, filling, nobody } =
    useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const fields = programFields(filled, useActionData<typeof action>(), namesIn(areas));
  const division = useDivision(fields, areas, quota);
  const unitName = unitLabels[unit]();
  return (
    <StepPage
      title={m.programs_division_title()}
      lead={m.programs_division_lead({ quota: formatCount(quota), unit: unitName })}
      step={4}
      steps={4}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      previous={`/programs/${id}/criteria`}
      errors={fields.errors}
      version={version}
      onChange={division.onChange}
      before={
        <DivisionAid
          {...{ filling, nobody, quota }}
          unit={unitName}
          hrefOf={(by) => listUrl(`/programs/${id}/division`, search, { by })}
        />
      }
    >
      <DivisionFields fields={fields} areas={areas} needs={needs} unit={unit} division={division} />
    </StepPage>
  );
}
