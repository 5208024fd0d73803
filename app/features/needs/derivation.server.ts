import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Reader, Tx } from "~/platform/access/transaction.server";
import type { AgeBand, AnswerSet } from "~/features/households/rules/answers";
import { member, sourceRow } from "~/features/households/schema";
import { assessment } from "~/features/verification/schema";
import { groupBy } from "./group";
import { toAnswerSets, type RegisterFacts, type StoredAnswers } from "./answer-sets";
import { ageInBand, ageOn, deriveNeeds, freshestAnswers, type Derivation, type Person } from "./rules/derive";
import type { RuleSet } from "./rules/rule-set";
import { ruleSet1 } from "./rules/rule-set-1";
import { ruleSet } from "./schema";
import { renewNeeds } from "./renewal.server";

/** The rule set in force on a day; the default one where none was stored yet. */
export async function ruleSetOn(tx: Reader, today: string): Promise<RuleSet> {
  const [stored] = await tx
    .select()
    .from(ruleSet)
    .where(lte(ruleSet.validFrom, today))
    .orderBy(desc(ruleSet.version))
    .limit(1);
  return stored ? { ...(stored.rules as RuleSet), version: stored.version } : ruleSet1;
}

type Answers = Record<string, unknown>;

export type HouseholdFile = {
  id: string;
  region: string;
  persons: Person[];
  sets: AnswerSet[];
};

/** Everything the rules read about these households, in one pass. */
export async function readFiles(
  tx: Reader,
  householdIds: readonly string[],
  today: string,
): Promise<HouseholdFile[]> {
  const ids = [...householdIds];
  const members = await tx
    .select({
      id: member.id,
      householdId: member.householdId,
      region: member.region,
      isHead: member.isHead,
      birthDate: member.birthDate,
      facts: member.facts,
      hasNik: sql<boolean>`${member.nikIndex} is not null`,
      hasKk: sql<boolean>`${member.kkIndex} is not null`,
      registryCheck: member.registryCheck,
    })
    .from(member)
    .where(and(inArray(member.householdId, ids), eq(member.active, true)));
  const imported = await tx
    .select({
      householdId: sourceRow.householdId,
      memberId: sourceRow.memberId,
      dataSource: sourceRow.dataSource,
      dataYear: sourceRow.dataYear,
      cutoff: sourceRow.cutoff,
      values: sourceRow.values,
    })
    .from(sourceRow)
    .where(and(inArray(sourceRow.householdId, ids), eq(sourceRow.current, true)));
  const visited = await tx
    .select({
      householdId: assessment.householdId,
      memberId: assessment.memberId,
      source: assessment.source,
      asOf: assessment.asOf,
      answers: assessment.answers,
      specific: assessment.specific,
    })
    .from(assessment)
    .where(inArray(assessment.householdId, ids));

  const stored: (StoredAnswers & { householdId: string })[] = [
    ...imported.map(({ householdId, memberId, dataSource, values, ...dated }) => {
      return { householdId, memberId, source: dataSource, asOf: dayOf(dated), answers: values as Answers };
    }),
    ...visited.map(({ answers, specific, ...row }) => {
      return { ...row, answers: { ...(answers as Answers), ...(specific as Answers) } };
    }),
  ];
  const answersOf = groupBy(stored, (row) => row.householdId);
  const membersOf = groupBy(members, (one) => one.householdId);
  return [...membersOf].map(([id, people]) => {
    const head = people.find((one) => one.isHead)?.id ?? null;
    const register: RegisterFacts[] = people.map((one) => ({ memberId: one.id, ...one }));
    const sets = toAnswerSets(answersOf.get(id) ?? [], head, register, today);
    const persons = people.map((one) => ({ id: one.id, age: ageOf(one, sets, today) }));
    return { id, region: people[0]!.region, persons, sets };
  });
}

/**
 * Derives the needs of these households anew and writes what changed: ended and new needs, member classes, and the
 * freshest answers any program may use. Returns how many needs changed.
 */
export async function deriveHouseholds(
  tx: Tx,
  householdIds: readonly string[],
  today: string,
): Promise<number> {
  if (householdIds.length === 0) return 0;
  const rules = await ruleSetOn(tx, today);
  const files = await readFiles(tx, householdIds, today);
  const derivations = files.map((file) => ({
    file,
    derivation: deriveNeeds(rules, file.sets, file.persons),
  }));
  await keepFacts(tx, derivations);
  return renewNeeds(tx, derivations, { today, ruleVersion: rules.version });
}

/** Every household ever on the register, in batches that each stay small. */
export async function householdBatches(tx: Reader): Promise<string[][]> {
  const rows = await tx.execute<{ id: string }>(sql`select id from household order by id`);
  return inBatches(rows.map((row) => row.id));
}

export function inBatches(ids: readonly string[], size = 2_000): string[][] {
  const batches: string[][] = [];
  for (let from = 0; from < ids.length; from += size) batches.push(ids.slice(from, from + size));
  return batches;
}

export type FileDerivation = { file: HouseholdFile; derivation: Derivation };

const openFields = ["job", "education", "schooling", "work_status", "business_field"] as const;
const specificFields = ["disability", "disabled", "stunting_risk", "pregnant", "insured"] as const;
const houseFields = ["house_status", "land_title", "lighting", "water", "latrine"] as const;

async function keepFacts(tx: Tx, derivations: readonly FileDerivation[]): Promise<void> {
  const ids: string[] = [];
  const facts: string[] = [];
  const memberIds: string[] = [];
  const classes: (string | null)[] = [];
  const rules: (string | null)[] = [];
  const open: string[] = [];
  const specific: string[] = [];
  for (const { file, derivation } of derivations) {
    const known = freshestAnswers(file.sets);
    ids.push(file.id);
    facts.push(JSON.stringify(pick(known.household, houseFields)));
    for (const one of derivation.classes) {
      const answers = known.members[one.memberId] ?? {};
      memberIds.push(one.memberId);
      classes.push(one.class);
      rules.push(one.rule);
      open.push(JSON.stringify(pick(answers, openFields)));
      specific.push(JSON.stringify(pick(answers, specificFields)));
    }
  }
  await tx.execute(sql`update household h set facts = h.facts || n.facts::jsonb
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(facts)}::text[]) as n(id, facts)
    where h.id = n.id and not h.facts @> n.facts::jsonb`);
  await tx.execute(sql`update member m
    set member_class = n.class, member_class_rule = n.rule, facts = m.facts || n.facts::jsonb,
      specific = m.specific || n.specific::jsonb
    from unnest(${sql.param(memberIds)}::uuid[], ${sql.param(classes)}::text[], ${sql.param(rules)}::text[],
      ${sql.param(open)}::text[], ${sql.param(specific)}::text[]) as n(id, class, rule, facts, specific)
    where m.id = n.id and (m.member_class is distinct from n.class or m.member_class_rule is distinct from n.rule
      or not m.facts @> n.facts::jsonb or not m.specific @> n.specific::jsonb)`);
}

function pick(from: object, names: readonly string[]): Record<string, unknown> {
  const all = from as Record<string, unknown>;
  return Object.fromEntries(names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]));
}

/** A file without a reference day speaks of the end of its year. */
function dayOf({ cutoff, dataYear }: { cutoff: string | null; dataYear: number | null }): string {
  if (cutoff !== null && /^\d{4}-\d{2}-\d{2}$/.test(cutoff)) return cutoff;
  return `${dataYear ?? 1900}-12-31`;
}

type Aged = { birthDate: string | null; facts: unknown };

/** Age by birth date, else by the age group that the newest file stated on its reference day. */
function ageOf({ birthDate, facts }: Aged, sets: readonly AnswerSet[], today: string): Person["age"] {
  if (birthDate !== null) return ageOn(birthDate, today);
  const band = (facts as { age_band?: AgeBand }).age_band;
  if (band === undefined) return null;
  const days = sets.filter((set) => set.source === "import" && set.asOf < today).map((set) => set.asOf);
  return ageInBand(band, days.sort().at(-1) ?? today, today);
}
