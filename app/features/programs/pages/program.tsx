import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { readHistory } from "~/features/accounts/history.server";
import { needCatalogue } from "~/features/needs/catalogue";
import { balanceOf } from "../funds";
import { programActs } from "../parts/act-words";
import { BalanceNotice } from "../parts/balance";
import { ProgramHistory } from "../parts/program-history";
import { ProgramManage } from "../parts/program-manage";
import { ProgramNextStep } from "../parts/program-next-step";
import { ProgramNotices } from "../parts/program-notices";
import { criteriaRows, subjectRows, termRows } from "../parts/program-rows";
import { ProgramStats } from "../parts/program-stats";
import { ProgramTag } from "../parts/state-tag";
import { readProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor, settings, today } = context;
  if (!isId(params.id)) throw new NotFound();
  const program = await readProgram(actor, params.id);
  const history = await readHistory(actor, program.id, programActs);
  const balance = balanceOf(program.need, program.funds, program.quota, program.unitValue);
  const own = program.agencyId === actor.agencyId;
  return {
    program,
    // Of its own program an agency sees when a raised quota has outgrown the sources.
    balance: own && balance && balance.missing > 0 ? balance : null,
    history,
    timeZone: settings.timeZone,
    today,
    saved: new URL(request.url).searchParams.get("saved"),
    may: {
      draft: own && can(actor, "program.draft", program),
      look: own,
      others: can(actor, "program.others") && (own || actor.agencyId === null),
      publish: own && can(actor, "program.publish", program),
      head: own && can(actor, "program.close", program),
      propose: own && can(actor, "program.propose_quota", program),
      raise: own && can(actor, "program.raise_quota", program),
      pledges: can(actor, "pledge.list"),
      pledge: can(actor, "pledge.draft") && needCatalogue[program.need].pledgeForms.length > 0,
    },
  };
}

export default function ProgramPage() {
  const { program, balance, history, timeZone, today, saved, may } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={[{ href: "/programs", label: m.programs_list_title() }]}
      header={
        <PageHeader
          kicker={`${program.reference} · ${program.agencyName}`}
          tag={<ProgramTag state={program.state} />}
          title={program.name}
          actions={<ProgramNextStep program={program} may={may} />}
        />
      }
    >
      <ProgramNotices program={program} saved={saved} />
      {program.state === "draft" || program.state === "under_review" ? null : (
        <ProgramStats program={program} today={today} />
      )}
      {balance ? <BalanceNotice balance={balance} unit={program.unit} /> : null}
      <Section title={m.programs_subject_title()}>
        <SummaryList rows={subjectRows(program)} />
      </Section>
      <Section title={m.programs_terms_title()}>
        <SummaryList
          rows={[{ label: m.programs_record_period(), value: program.periodName }, ...termRows(program)]}
        />
      </Section>
      <Section title={m.programs_criteria_title()}>
        <SummaryList rows={criteriaRows(program)} />
        {may.others ? (
          <p>
            <a className="link" href={`/programs/${program.id}/others`}>
              {m.programs_others_open()}
            </a>
          </p>
        ) : null}
      </Section>
      <ProgramManage program={program} may={may} />
      {history.length > 0 ? <ProgramHistory history={history} timeZone={timeZone} /> : null}
    </Page>
  );
}
