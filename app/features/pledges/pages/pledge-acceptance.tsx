import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { keyIn, versionIn } from "~/features/programs/parts/step";
import { listDistrictNames } from "~/features/programs/queries.server";
import { acceptPledge } from "../decision-commands.server";
import { listResponsibleAgencies, readPledgeAt } from "../draft-queries.server";
import { acceptanceForm } from "../forms";
import { AcceptanceFields } from "../parts/acceptance-fields";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { amountRows, executionRows, funderRows, targetRows, wishRows } from "../parts/pledge-rows";
import { pledgeName } from "../parts/pledge-words";
import { StepOver } from "../parts/step-over";
import { placesOf } from "../rules";
import { quantityOf } from "../rules/completeness";

export const meta = () => [{ title: `${m.pledges_accept_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  if (!pledge.need) throw new NotFound();
  const [placeNames, office] = await Promise.all([
    listDistrictNames(context.actor),
    pledge.programId ? null : listResponsibleAgencies(context.actor, pledge.need),
  ]);
  return { pledge: { ...pledge, placeNames }, office, over: pledge.state !== "submitted", key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readPledgeAt(actor, params.id);
  const parsed = parseForm(acceptanceForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(typedIn(form), fieldOf, () =>
    acceptPledge(actor, id, parsed.value, keyIn(form), versionIn(form)),
  );
  return done.ok ? redirect(`/pledges/${id}`) : data(done, { status: 422 });
}

function fieldOf(code: string): string | undefined {
  if (code === "agency_missing") return "agencyId";
  if (code === "pledge_unit_value_missing" || code === "pledge_below_one_place") return "unitValue";
  return isPledgeError(code) ? "" : undefined;
}

export default function PledgeAcceptance() {
  const { pledge, office, over, key } = useLoaderData<typeof loader>();
  const fields = fieldState(
    { agencyId: office?.usual ?? null },
    useActionData<typeof action>(),
    pledgeErrorWord,
  );
  const quantity = quantityOf(pledge);
  const result = quantity === null ? null : placesOf(quantity, pledge.unitValue);
  const adds = pledge.programName && result !== null && typeof result !== "string";
  return (
    <Page
      width="text"
      crumbs={[{ href: `/pledges/${pledge.id}`, label: pledgeName(pledge) }]}
      header={<PageHeader title={m.pledges_accept_title()} lead={pledge.partnerName} />}
    >
      <ErrorSummary errors={fields.errors} />
      <StepOver over={over} pledgeId={pledge.id} />
      <CheckAnswers
        sections={[
          { title: m.pledges_target_title(), rows: targetRows(pledge) },
          { title: m.pledges_amount_title(), rows: amountRows(pledge) },
          { title: m.pledges_wishes_title(), rows: wishRows(pledge) },
          { title: m.pledges_execution_title(), rows: [...executionRows(pledge), ...funderRows(pledge)] },
        ]}
        consequence={
          <>
            {adds ? (
              <p>
                {m.pledges_accept_consequence_program({
                  places: formatCount(result.places),
                  count: result.places,
                  program: pledge.programName ?? "",
                })}
              </p>
            ) : null}
            <p>{m.pledges_accept_consequence()}</p>
          </>
        }
        form={
          <Form method="post" className="flow" noValidate>
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="version" value={pledge.version} />
            {office ? (
              <AcceptanceFields
                fields={fields}
                agencies={office.agencies}
                kind={pledge.kind}
                need={pledge.need}
              />
            ) : null}
            <Button>{m.pledges_accept_button()}</Button>
          </Form>
        }
      />
    </Page>
  );
}
