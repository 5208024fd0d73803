import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { StatRow } from "~/ui/stat";
import { SummaryList } from "~/ui/summary-list";
import { readHistory } from "~/features/accounts/history.server";
import { needCatalogue } from "~/features/needs/catalogue";
import { amountOf } from "~/features/disclosure/parts/shown";
import { unitLabels } from "~/features/needs/parts/labels";
import { programActs } from "../parts/act-words";
import { ProgramHistory } from "../parts/program-history";
import { ProgramManage } from "../parts/program-manage";
import { ProgramNextStep } from "../parts/program-next-step";
import { ProgramNotices } from "../parts/program-notices";
import { criteriaRows, subjectRows, termRows } from "../parts/program-rows";
import { ProgramTag } from "../parts/state-tag";
import { readProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor, settings, today } = context;
  if (!isId(params.id)) throw new NotFound();
  const program = await readProgram(actor, params.id);
  const history = await readHistory(actor, program.id, programActs);
  const own = program.agencyId === actor.agencyId;
  return {
    program,
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
  const { program, history, timeZone, today, saved, may } = useLoaderData<typeof loader>();
  const unit = unitLabels[program.unit];
  const { own, pledged, taken, delivered, candidates, fewerThan, asOf, countedOn } = program.places;
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
        <>
          <StatRow
            stats={[
              { label: m.programs_stat_own(), value: own, unit: unit(own) },
              { label: m.programs_stat_pledged(), value: pledged, unit: unit(pledged) },
              {
                label: m.programs_stat_taken(),
                value: amountOf(taken, fewerThan),
                unit: unit(taken ?? undefined),
              },
              {
                label: m.programs_stat_delivered(),
                value: amountOf(delivered, fewerThan),
                unit: unit(delivered ?? undefined),
              },
              ...(candidates === null || program.state === "closed"
                ? []
                : [
                    {
                      label: m.programs_stat_candidates(),
                      value: candidates,
                      unit:
                        program.recipient === "household"
                          ? m.programs_unit_families()
                          : m.programs_unit_people(),
                    },
                  ]),
            ]}
            source={m.programs_stat_source()}
            date={formatDate(asOf ?? today)}
          />
          {countedOn ? (
            <p className="max-w-text text-sm text-ink-soft">
              {m.programs_counted_on({ date: formatDate(countedOn) })}
            </p>
          ) : null}
        </>
      )}
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
