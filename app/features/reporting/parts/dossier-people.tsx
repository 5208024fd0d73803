import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { memberClassLabels } from "~/features/needs/parts/labels";
import type { MemberClass } from "~/features/needs/rules/rule-set";
import { reasonWords } from "~/features/verification/parts/labels";
import type { ExclusionReason } from "~/features/verification/rules/exclusion";
import { sourceNames } from "./source-names";
import type { Dossier } from "../dossier-queries.server";
import { correctionFields } from "./correction-fields";

const unknown = () => m.households_register_unknown();

/** Where the family lives, where its row came from, by which decree it is verified. */
export function DossierFacts({ dossier }: { dossier: Dossier }) {
  const { household, decrees, exclusions, corrections } = dossier;
  return (
    <>
      {exclusions.map((out) => (
        <Notice
          key={out.reason + out.on}
          tone="warning"
          title={m.households_register_exclusion_line({
            date: formatDate(out.on),
            reason: reasonWords[out.reason as ExclusionReason](),
          })}
        >
          {out.note}
        </Notice>
      ))}
      <SummaryList
        rows={[
          { label: m.households_register_address(), value: household.address ?? unknown() },
          { label: m.households_register_rt_rw(), value: `${household.rt ?? "?"}/${household.rw ?? "?"}` },
          { label: m.households_register_decile(), value: household.decile ?? unknown() },
          {
            label: m.households_register_source(),
            value: `${sourceNames(household.dataSource)} ${household.dataYear ?? ""}`,
          },
          { label: m.households_register_first_listed(), value: formatDate(household.firstListedOn) },
          {
            label: m.households_register_decrees(),
            value:
              decrees.length === 0
                ? m.households_register_decree_none()
                : decrees.map((d) => (
                    <p key={d.number}>
                      {m.households_register_decree_line({
                        number: d.number ?? "",
                        from: d.from ? formatDate(d.from) : "?",
                        to: d.to ? formatDate(d.to) : "?",
                      })}
                    </p>
                  )),
          },
        ]}
      />
      {corrections.length > 0 ? (
        <Section title={m.households_register_corrections()}>
          <ul className="list-disc ps-6">
            {corrections.map((c) => (
              <li key={c.id}>
                {formatDate(c.on)} ·{" "}
                {m.households_register_correction_line({
                  field: correctionFields[c.field]?.() ?? c.field,
                  before: c.before ?? "",
                  after: c.after ?? "",
                  reason: c.reason,
                })}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

const relations: Record<string, () => string> = {
  head: m.households_register_rel_head,
  spouse: m.households_register_rel_spouse,
  child: m.households_register_rel_child,
  child_in_law: m.households_register_rel_child_in_law,
  grandchild: m.households_register_rel_grandchild,
  parent: m.households_register_rel_parent,
  servant: m.households_register_rel_servant,
  other: m.households_register_rel_other,
};

const checks: Record<string, () => string> = {
  unknown: m.households_register_check_unknown,
  agrees: m.households_register_check_agrees,
  disagrees: m.households_register_check_disagrees,
  sent: m.households_register_check_sent,
};

/** The people of the family; numbers masked, one link to see one of them. */
export function DossierMembers({
  dossier,
  today,
  mayReveal,
}: {
  dossier: Dossier;
  today: string;
  mayReveal: boolean;
}) {
  return (
    <Section title={m.households_register_members()}>
      <DataTable
        caption={m.households_register_members()}
        captionHidden
        rows={dossier.members}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: m.households_register_member_name(),
            rowHeader: true,
            cell: (row) => row.name,
          },
          {
            key: "relation",
            header: m.households_register_member_relation(),
            cell: (row) =>
              row.isHead ? relations.head!() : (relations[row.relationship ?? ""]?.() ?? unknown()),
          },
          {
            key: "sex",
            header: m.households_register_sex(),
            cell: (row) =>
              row.sex === "female"
                ? m.households_register_female()
                : row.sex === "male"
                  ? m.households_register_male()
                  : unknown(),
          },
          {
            key: "age",
            header: m.households_register_member_age(),
            numeric: true,
            cell: (row) =>
              row.birthDate
                ? m.households_register_age_years({
                    n: formatCount(ageOn(row.birthDate, today)),
                    count: ageOn(row.birthDate, today),
                  })
                : unknown(),
          },
          {
            key: "class",
            header: m.households_register_member_class(),
            cell: (row) =>
              row.active
                ? (memberClassLabels[row.memberClass as MemberClass]?.() ?? unknown())
                : (reasonWords[row.exclusionReason as ExclusionReason]?.() ?? unknown()),
          },
          {
            key: "nik",
            header: m.households_register_member_nik(),
            cell: (row) =>
              row.nikMasked === null ? (
                unknown()
              ) : (
                <>
                  <span className="whitespace-nowrap tabular-nums">{row.nikMasked}</span>{" "}
                  {mayReveal ? (
                    <a
                      className="link"
                      href={`/households/${dossier.household.id}/members/${row.id}/number`}
                      aria-label={m.households_register_reveal_of({ name: row.name })}
                    >
                      {m.households_register_reveal()}
                    </a>
                  ) : null}
                </>
              ),
          },
          {
            key: "check",
            header: m.households_register_member_check(),
            cell: (row) => checks[row.registryCheck]?.() ?? unknown(),
          },
        ]}
      />
    </Section>
  );
}

function ageOn(birth: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
}
