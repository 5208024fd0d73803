import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { Crumb } from "~/ui/breadcrumbs";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { StatRow } from "~/ui/stat";
import { SummaryList } from "~/ui/summary-list";
import { amountOf } from "~/features/disclosure/parts/shown";
import { unitLabels } from "~/features/needs/parts/labels";
import { criteriaRows, subjectRows, termRows } from "./program-rows";
import type { PublicFields } from "./public-fields";
import { ProgramTag } from "./state-tag";

type PublicProgramViewProps = { program: PublicFields; today: string; crumbs?: readonly Crumb[] };

/** A program as everybody sees it: no note, no name of an official. */
export function PublicProgramView({ program, today, crumbs }: PublicProgramViewProps) {
  const { taken, fewerThan, asOf, countedOn } = program.places;
  const unit = unitLabels[program.unit];
  return (
    <Page
      width="text"
      crumbs={crumbs}
      header={
        <PageHeader
          kicker={`${program.reference} · ${program.agencyName}`}
          tag={<ProgramTag state={program.state} />}
          title={program.name}
          lead={
            program.publishedOn
              ? m.programs_public_published_on({ date: formatDate(program.publishedOn) })
              : null
          }
        />
      }
    >
      <StatRow
        stats={[
          { label: m.programs_stat_own(), value: program.places.own, unit: unit(program.places.own) },
          {
            label: m.programs_stat_pledged(),
            value: program.places.pledged,
            unit: unit(program.places.pledged),
          },
          {
            label: m.programs_stat_taken(),
            value: amountOf(taken, fewerThan),
            unit: unit(taken ?? undefined),
          },
        ]}
        source={m.programs_stat_source()}
        date={formatDate(asOf ?? today)}
      />
      {countedOn ? (
        <p className="max-w-text text-sm text-ink-soft">
          {m.programs_counted_on({ date: formatDate(countedOn) })}
        </p>
      ) : null}
      <Notice tone="warning">
        <p>{m.programs_public_free()}</p>
      </Notice>
      <p className="max-w-text">{m.programs_public_how()}</p>
      <Section title={m.programs_subject_title()}>
        <SummaryList rows={subjectRows(program)} />
      </Section>
      <Section title={m.programs_terms_title()}>
        <SummaryList rows={termRows(program)} />
      </Section>
      <Section title={m.programs_criteria_title()}>
        <SummaryList rows={criteriaRows(program)} />
      </Section>
    </Page>
  );
}
