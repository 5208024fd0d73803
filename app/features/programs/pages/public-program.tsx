import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { formatReference, parseReference } from "~/platform/db/reference";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { StatRow } from "~/ui/stat";
import { SummaryList } from "~/ui/summary-list";
import { amountOf } from "~/features/disclosure/parts/shown";
import { unitLabels } from "~/features/needs/parts/labels";
import { criteriaRows, subjectRows, termRows } from "../parts/program-rows";
import { ProgramTag } from "../parts/state-tag";
import { listDistrictNames, readPublishedProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_public_title()} – ${m.frame_product()}` }];

/** The program as everybody may see it, whoever is signed in: no note, no name of an official. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const reference = parseReference(params.reference ?? "");
  if (reference?.kind !== "program") throw new NotFound();
  const everybody = { ...visitor, key: context.actor.key };
  const {
    note: _note,
    raise: _raise,
    madeBy: _madeBy,
    submittedBy: _submittedBy,
    publishedBy: _publishedBy,
    ...program
  } = await readPublishedProgram(everybody, formatReference(reference));
  return { program: { ...program, placeNames: await listDistrictNames(everybody) }, today: context.today };
}

export default function PublicProgram() {
  const { program, today } = useLoaderData<typeof loader>();
  const unit = unitLabels[program.unit]();
  const { delivered, fewerThan } = program.places;
  return (
    <Page
      width="text"
      crumbs={[{ href: "/public/programs", label: m.programs_public_title() }]}
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
          { label: m.programs_stat_own(), value: program.places.own, unit },
          { label: m.programs_stat_pledged(), value: program.places.pledged, unit },
          { label: m.programs_stat_delivered(), value: amountOf(delivered, fewerThan), unit },
        ]}
        source={m.programs_stat_source()}
        date={formatDate(today)}
      />
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
