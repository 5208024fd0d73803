import { sql, type SQL } from "drizzle-orm";
import type { Act } from "./policy";

/** Acts that decide over households, partners, programs, money or rules: what an inspector looks at first. */
export const decisionActs = [
  "review.approve",
  "decree.record",
  "objection.decide",
  "graduation.decide",
  "partner.admit",
  "partner.refuse",
  "pledge.accept",
  "pledge.reject",
  "program.publish",
  "program.raise_quota",
  "run.approve",
  "rule_set.change",
] as const satisfies Act[];

/** Decisions written into the log (`audit_entry e`) after an inspector last had it checked. */
export const uncheckedDecision: SQL = sql`e.act = any(${sql.param([...decisionActs])}::text[]) and e.seq > coalesce(
  (select max(c.seq) from audit_entry c where c.act = 'audit.verify' and c.actor_role = 'auditor'), 0)`;
