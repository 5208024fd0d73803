import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { setProgramTerms } from "../commands.server";
import { quotaField, readDistrictQuota, termsForm } from "../forms";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { nextOf, versionIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { TermsFields } from "../parts/terms-fields";
import { listDistricts, readOwnDraft } from "../queries.server";

export const meta = () => [{ title: `${m.programs_terms_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnDraft(context.actor, params.id);
  const { id, name, need, unit, version, quota, unitValue, fundSource, strategy, startsOn, endsOn } = program;
  const quotas = Object.fromEntries(
    program.quotaByDistrict.map((part) => [quotaField(part.district), part.places]),
  );
  const districts = await listDistricts(context.actor);
  const stored = { quota, unitValue: unitValue || null, fundSource, strategy, startsOn, endsOn, ...quotas };
  return { id, name, need, unit, version, districts, stored };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const program = await readOwnDraft(actor, params.id);
  const typed = typedIn(form);
  const districts = await listDistricts(actor);
  const parsed = parseForm(termsForm, form);
  const parts = readDistrictQuota(
    typed,
    districts.map((district) => district.code),
  );
  if (!parsed.ok || !Array.isArray(parts)) {
    const errors = {
      ...(parsed.ok ? {} : parsed.errors),
      ...(Array.isArray(parts) ? {} : { [parts.field]: "number" }),
    };
    return data({ ok: false as const, typed, errors }, { status: 422 });
  }
  const { quota, ...terms } = parsed.value;
  const saved = await tryForForm(typed, fieldOf, () =>
    setProgramTerms(
      actor,
      program.id,
      { ...terms, quota: { total: quota, byDistrict: parts } },
      versionIn(form),
    ),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/programs/${program.id}`;
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/criteria` }));
}

function fieldOf(code: string): string | undefined {
  if (code.startsWith("quota_")) return "quota";
  return isProgramError(code) ? "" : undefined;
}

export default function ProgramTerms() {
  const { id, name, need, unit, version, districts, stored } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), programErrorWord);
  return (
    <StepPage
      title={m.programs_terms_title()}
      step={2}
      steps={3}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={fields.errors}
      version={version}
    >
      <TermsFields fields={fields} need={need} unit={unit} districts={districts} />
    </StepPage>
  );
}
