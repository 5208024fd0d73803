import type { Actor } from "~/platform/access/actor";
import { newId } from "~/platform/db/id";
import { countFits } from "./count-queries.server";
import { judged } from "./parts/program-judgement";
import { readSource, type ProgramRecord } from "./queries.server";

/** What an operator looks at before submitting, and a head before publishing; with the key of the binding form. */
export async function reviewOf(actor: Actor, program: ProgramRecord) {
  const source = await readSource(actor, program);
  const counts = await countFits(actor, program.need, program.criteria, source?.criteria);
  return { ...judged(program, counts.total), program, source, counts, key: newId() };
}
