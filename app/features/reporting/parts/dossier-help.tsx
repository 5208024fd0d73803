import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Section } from "~/ui/page";
import { matchStateLabels } from "~/features/delivery/parts/labels";
import type { MatchState } from "~/features/delivery/rules";
import type { NeedCode } from "~/features/needs/catalogue";
import { HouseholdNeeds } from "~/features/needs/parts/household-needs";
import { needLabels } from "~/features/needs/parts/labels";
import { fieldLabels, wordFor } from "~/features/needs/parts/rule-words";
import type { Dossier } from "../dossier-queries.server";
import { sourceNames } from "./source-names";

const needWord = (code: string): string => needLabels[code as NeedCode]?.() ?? code;

/** What the family lacks, since when, and what that rests on. */
export function DossierNeeds({ dossier }: { dossier: Dossier }) {
  return (
    <Section title={m.households_register_needs()}>
      <HouseholdNeeds needs={dossier.needs} />
    </Section>
  );
}

/** Who serves the family, so that several offices see each other. */
export function DossierMatches({ dossier }: { dossier: Dossier }) {
  return (
    <Section title={m.households_register_matches()}>
      {dossier.matches.length === 0 ? (
        <p>{m.households_register_match_none()}</p>
      ) : (
        <DataTable
          caption={m.households_register_matches()}
          captionHidden
          rows={dossier.matches}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "need",
              header: m.households_register_needs(),
              rowHeader: true,
              cell: (row) => needWord(row.need),
            },
            {
              key: "for",
              header: m.households_register_need_member(),
              cell: (row) => row.member ?? m.households_register_need_all(),
            },
            {
              key: "program",
              header: m.households_register_match_program(),
              cell: (row) => row.program ?? "–",
            },
            { key: "agency", header: m.households_register_match_agency(), cell: (row) => row.agency },
            {
              key: "state",
              header: m.households_register_match_state(),
              cell: (row) => matchStateLabels[row.state as MatchState](),
            },
            {
              key: "on",
              header: m.households_register_match_on(),
              cell: (row) => formatDate(row.approvedOn),
            },
          ]}
        />
      )}
    </Section>
  );
}

const origins: Record<string, () => string> = {
  national: m.households_register_origin_national,
  regional: m.households_register_origin_regional,
  village: m.households_register_origin_village,
  csr: m.households_register_origin_csr,
  unknown: m.households_register_unknown,
};

/** Help from elsewhere, as lists of other offices told it. */
export function DossierAid({ dossier }: { dossier: Dossier }) {
  return (
    <Section title={m.households_register_aid()}>
      {dossier.aid.length === 0 ? (
        <p>{m.households_register_aid_none()}</p>
      ) : (
        <DataTable
          caption={m.households_register_aid()}
          captionHidden
          rows={dossier.aid}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "program",
              header: m.households_register_aid_program(),
              rowHeader: true,
              cell: (row) => row.program,
            },
            {
              key: "origin",
              header: m.households_register_aid_origin(),
              cell: (row) => origins[row.origin]?.() ?? row.origin,
            },
            {
              key: "year",
              header: m.households_register_aid_year(),
              cell: (row) => row.year ?? m.households_register_unknown(),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** The same question as each source answers it, side by side; differences are settled by a visit, never overwritten. */
export function DossierSources({ dossier }: { dossier: Dossier }) {
  const { sources } = dossier;
  const answers = sources.map((s) => s.values as Record<string, unknown>);
  const items = [...new Set(answers.flatMap((a) => Object.keys(a)))].filter((item) => labelOf(item) !== null);
  return (
    <Section title={m.households_register_sources()}>
      {items.length === 0 ? (
        <p>{m.households_register_sources_none()}</p>
      ) : (
        <DataTable
          caption={m.households_register_sources_caption()}
          captionHidden
          phone="scroll"
          rows={items}
          rowKey={(item) => item}
          columns={[
            {
              key: "item",
              header: m.households_register_sources_item(),
              rowHeader: true,
              cell: (item) => labelOf(item),
            },
            ...sources.map((source, at) => ({
              key: source.id,
              header: `${sourceNames(source.dataSource)} ${(source.cutoff ? formatDate(source.cutoff) : source.dataYear) ?? ""}`,
              cell: (item: string) => answerText(answers[at]![item]),
            })),
          ]}
        />
      )}
    </Section>
  );
}

function labelOf(item: string): string | null {
  if (item === "decile") return m.households_register_decile();
  const known: Readonly<Record<string, () => string>> = fieldLabels;
  return (known[`household.${item}`] ?? known[`member.${item}`])?.() ?? null;
}

function answerText(value: unknown): string {
  if (value === null || value === undefined || value === "unknown") return m.households_register_unknown();
  return typeof value === "string" ? wordFor(value) : String(value);
}
