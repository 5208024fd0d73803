import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader, Section } from "~/ui/page";
import { unitLabels } from "~/features/needs/parts/labels";
import { balanceOf, fundsAfter } from "../funds";
import { BalanceNotice } from "../parts/balance";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { FundList } from "../parts/fund-list";
import { QuotaList } from "../parts/quota-list";
import { keyIn } from "../parts/step";
import { readOwnProgram } from "../queries.server";
import { raiseQuota } from "../quota-commands.server";

export const meta = () => [{ title: `${m.programs_raise_decide_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  const { id, name, need, unit, unitValue, raise, funds, placeNames } = program;
  if (!raise) throw new NotFound();
  // What the sources pay once the raise stands; said where it does not come out even.
  const after = balanceOf(need, fundsAfter(funds, raise.funds), raise.toQuota, unitValue);
  const balance = funds.length > 0 && after && after.missing + after.left > 0 ? after : null;
  return { id, name, unit, raise, balance, placeNames, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnProgram(actor, params.id);
  const done = await tryForForm(
    {},
    (code) => (isProgramError(code) ? "" : undefined),
    () => raiseQuota(actor, id, keyIn(form)),
  );
  return done.ok ? redirect(`/programs/${id}?saved=raised`) : data(done, { status: 409 });
}

export default function ProgramQuotaDecision() {
  const { id, name, unit, raise, balance, placeNames, key } = useLoaderData<typeof loader>();
  const errors = Object.values(useActionData<typeof action>()?.errors ?? {});
  const lead = m.programs_raise_decide_text({
    name: raise.madeByName ?? "–",
    from: formatCount(raise.fromQuota),
    to: `${formatCount(raise.toQuota)} ${unitLabels[unit](raise.toQuota)}`,
  });
  return (
    <Page
      width="form"
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      header={<PageHeader title={m.programs_raise_decide_title()} lead={lead} />}
    >
      <ErrorSummary errors={errors.map((code) => ({ text: programErrorWord(code) }))} />
      <p>{m.programs_record_raise_why({ reason: raise.reason })}</p>
      {raise.parts.length > 0 ? (
        <QuotaList parts={raise.parts} unit={unitLabels[unit]()} placeNames={placeNames} />
      ) : null}
      {raise.funds.length > 0 ? (
        <Section title={m.programs_raise_funds()}>
          <FundList funds={raise.funds} unit={unitLabels[unit]()} placeNames={placeNames} />
        </Section>
      ) : null}
      {balance ? <BalanceNotice balance={balance} unit={unit} /> : null}
      <Form method="post">
        <input type="hidden" name="key" value={key} />
        <ButtonRow>
          <Button>{m.programs_raise_approve()}</Button>
          <ButtonLink href={`/programs/${id}/quota-refusal`} look="plain">
            {m.programs_raise_refuse()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
