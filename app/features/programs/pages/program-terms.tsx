import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { setProgramTerms } from "../commands.server";
import { codesOfFunds, readFunds, termErrors, termsForm } from "../forms";
import { balanceOf, mostFunds, odditiesOfValue } from "../funds";
import { BalanceNotice, OddityNotices } from "../parts/balance";
import { isProgramError } from "../parts/error-words";
import { programFields } from "../parts/program-fields";
import { figureIn, fundFields } from "../parts/fund-values";
import { SourceResult } from "../parts/source-result";
import { nextOf, versionIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { TermsFields } from "../parts/terms-fields";
import { listAreas } from "../place-queries.server";
import { readOwnDraft, readSource } from "../queries.server";
import { hasUnitValue } from "../rules";

export const meta = () => [{ title: `${m.programs_terms_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnDraft(context.actor, params.id);
  const { id, name, need, unit, version, quota, unitValue, funds, strategy, startsOn, endsOn } = program;
  const stored = { quota, unitValue: figureIn(unitValue), strategy, startsOn, endsOn, ...fundFields(funds) };
  return {
    id,
    name,
    need,
    unit,
    version,
    stored,
    balance: quota > 0 ? balanceOf(need, funds, quota, unitValue) : null,
    oddities: odditiesOfValue(program),
    rows: Math.min(mostFunds, funds.length + 1),
    areas: await listAreas(context.actor),
    source: await readSource(context.actor, program),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const program = await readOwnDraft(actor, params.id);
  const typed = typedIn(form);
  const parsed = parseForm(termsForm, form);
  const { quota, unitValue } = parsed.ok ? parsed.value : { quota: 0, unitValue: 0 };
  const wrong = parsed.ok ? termErrors(program.need, parsed.value) : parsed.errors;
  const read = readFunds(typed, {
    quota,
    unitValue,
    priced: hasUnitValue(program.need),
    villages: codesOfFunds(await listAreas(actor)),
  });
  const errors = { ...wrong, ...read.errors };
  if (!parsed.ok || Object.keys(errors).length > 0)
    return data({ ok: false as const, typed, errors }, { status: 422 });
  const saved = await tryForForm(typed, fieldOf, () =>
    setProgramTerms(actor, program.id, { ...parsed.value, funds: read.funds }, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/programs/${program.id}`;
  if (form.get("then") === "count") return redirect(`${record}/terms${new URL(request.url).search}#balance`);
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/criteria` }));
}

function fieldOf(code: string): string | undefined {
  if (code.startsWith("quota_")) return "quota";
  return isProgramError(code) ? "" : undefined;
}

export default function ProgramTerms() {
  const { id, name, need, unit, version, areas, stored, balance, oddities, rows, source } =
    useLoaderData<typeof loader>();
  const fields = programFields(stored, useActionData<typeof action>());
  return (
    <StepPage
      title={m.programs_terms_title()}
      step={2}
      steps={4}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={fields.errors}
      previous={`/programs/${id}/subject`}
      version={version}
      buttons={
        <Button name="then" value="count" look="plain">
          {m.programs_save_and_reckon()}
        </Button>
      }
      before={source ? <SourceResult source={source} /> : null}
      after={
        balance ? (
          <>
            <BalanceNotice balance={balance} unit={unit} />
            <OddityNotices oddities={oddities} quota={stored.quota} />
          </>
        ) : null
      }
    >
      {/* After "save and work out" the rest that a source pays is filled in: drawn anew. */}
      <TermsFields key={version} fields={fields} need={need} unit={unit} areas={areas} rows={rows} />
    </StepPage>
  );
}
