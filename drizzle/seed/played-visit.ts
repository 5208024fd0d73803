import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { member } from "~/features/households/schema";
import type { VisitHousehold, VisitMember } from "~/features/verification/rules/questionnaire";
import { recordVisit, saveVisitSection } from "~/features/verification/visit-commands.server";
import { asSystem } from "./stage";

/** A house visit as an officer makes it: section by section, each member, then sent in. `unfinished` leaves the draft. */
export async function playVisit(
  officer: Actor,
  householdId: string,
  day: string,
  answers: { household: VisitHousehold; member: VisitMember; unfinished?: true },
): Promise<void> {
  await saveVisitSection(officer, householdId, "house", { household: answers.household });
  await saveVisitSection(officer, householdId, "utilities", { household: answers.household });
  if (answers.unfinished) return;
  await saveVisitSection(officer, householdId, "living", { household: answers.household });
  const people = await asSystem((tx) =>
    tx
      .select({ id: member.id })
      .from(member)
      .where(and(eq(member.householdId, householdId), eq(member.active, true))),
  );
  for (const { id } of people) {
    await saveVisitSection(officer, householdId, "members", {
      members: { [id]: { presence: "present", ...answers.member } },
    });
  }
  await recordVisit(officer, householdId, { visitedOn: day, outcome: "assessed" });
}
