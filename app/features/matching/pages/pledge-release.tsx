import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm } from "~/platform/forms/fields";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader, Section } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { readPledgeAt } from "~/features/pledges/draft-queries.server";
import { pledgeErrorWord } from "~/features/pledges/parts/error-words";
import { LossTable } from "~/features/pledges/parts/loss-table";
import { pledgeName } from "~/features/pledges/parts/pledge-words";
import { reasonForm } from "~/features/programs/forms";
import { listDistrictNames } from "~/features/programs/queries.server";
import { ReleasedTable } from "../parts/released-table";
import { openReleased } from "../release.server";

export const meta = () => [{ title: `${m.matching_release_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  const gone = pledge.state === "withdrawn" || pledge.state === "expired";
  const placeNames = await listDistrictNames(context.actor);
  return { id: pledge.id, name: pledgeName(pledge), gone, losses: pledge.progress.losses, placeNames };
}

/** The list by household, for a reason. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { id } = await readPledgeAt(context.actor, params.id);
  const parsed = parseForm(reasonForm, context.form);
  if (!parsed.ok) return data({ ...parsed, rows: null }, { status: 422 });
  return { ok: true as const, rows: await openReleased(context.actor, id, parsed.value.reason) };
}

export default function PledgeRelease() {
  const { id, name, gone, losses, placeNames } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const fields = fieldState({}, result && !result.ok ? result : undefined, pledgeErrorWord);
  const total = losses.reduce((sum, { places }) => sum + places, 0);
  const said = { n: formatCount(total) };
  return (
    <Page
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={
        <PageHeader
          title={m.matching_release_title()}
          lead={gone ? m.matching_release_lead_gone(said) : m.matching_release_lead(said)}
        />
      }
    >
      <ErrorSummary errors={fields.errors} />
      {total > 0 ? <LossTable losses={losses} placeNames={placeNames} /> : null}
      {result?.rows ? <ReleasedTable rows={result.rows} /> : null}
      {total > 0 && !result?.rows ? (
        <Section title={m.matching_release_households()}>
          <Form method="post" className="flow max-w-form" noValidate>
            <TextArea
              {...fields.one("reason")}
              label={m.matching_release_reason()}
              rows={3}
              maxLength={1000}
            />
            <Button look="plain">{m.matching_release_open()}</Button>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}
