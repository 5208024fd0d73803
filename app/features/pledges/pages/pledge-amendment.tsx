import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { listDistrictNames } from "~/features/programs/queries.server";
import { draftAmendment } from "../amendment-commands.server";
import { readOpenAmendment } from "../amendment-queries.server";
import { readLedPledge } from "../draft-queries.server";
import { amendmentForm } from "../forms";
import { AmendmentFields } from "../parts/amendment-fields";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { givesPlaces } from "../rules";

export const meta = () => [{ title: `${m.pledges_amendment_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  if (!givesPlaces(pledge.state)) throw new NotFound();
  const { open } = await readOpenAmendment(context.actor, pledge.id);
  if (open?.state === "proposed") throw redirect(`/pledges/${pledge.id}/amendment/check`);
  const from = open?.after ?? pledge;
  const { amount, quantity, startsOn, endsOn, wishes } = from;
  const stored = { amount, quantity, startsOn, endsOn, districts: wishes.districts, why: open?.why ?? null };
  const placeNames = await listDistrictNames(context.actor);
  const { id, kind, unit } = pledge;
  return { id, name: pledgeName(pledge), kind, unit, group: wishes.group, stored, placeNames };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id, kind, wishes } = await readLedPledge(actor, params.id);
  const parsed = parseForm(amendmentForm(kind), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { districts, ...rest } = parsed.value;
  const done = await tryForForm(typedIn(form), fieldOf, () =>
    draftAmendment(actor, id, { ...rest, wishes: { districts, group: wishes.group } }),
  );
  return done.ok ? redirect(`/pledges/${id}/amendment/check`) : data(done, { status: 422 });
}

function fieldOf(code: string): string | undefined {
  if (code === "account_number") return "why";
  if (code === "dates_reversed") return "endsOn";
  return isPledgeError(code) ? "" : undefined;
}

export default function PledgeAmendment() {
  const { id, name, kind, unit, stored, placeNames } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord);
  return (
    <Page
      width="form"
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={<PageHeader title={m.pledges_amendment_title()} lead={m.pledges_amendment_lead()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow-wide" noValidate>
        <AmendmentFields fields={fields} kind={kind} unit={unit} placeNames={placeNames} />
        <ButtonRow>
          <Button>{m.pledges_amendment_compare()}</Button>
          <ButtonLink href={`/pledges/${id}`} look="plain">
            {m.programs_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
