import type { Officers, Stage, VillagePlan } from "./chain";
import type { AuditLine } from "./stage";

/** The log of the chain as the rooms would have written it: one line for each act of a village, in their order. */
export function chainLog(
  plans: readonly VillagePlan[],
  officers: Officers,
  regency: string,
  imported: number,
): AuditLine[] {
  const lines: AuditLine[] = [
    {
      by: officers.registrar,
      role: "registrar",
      act: "import.confirm",
      subject: null,
      region: regency,
      details: { new: imported, refused: 0 },
    },
  ];
  for (const plan of plans) {
    const visits = plan.families.filter((one) => one.visitedOn !== null).length;
    const by = officers.village(plan.code);
    if (visits === 0) continue;
    lines.push({
      by,
      role: "village_officer",
      act: "visit.record",
      subject: null,
      region: plan.code,
      details: { visits },
    });
    for (const [act, role, actor] of actsOf(plan, officers)) {
      lines.push({ by: actor, role, act, subject: null, region: plan.code });
    }
  }
  for (const subject of new Set(plans.flatMap((plan) => plan.decree?.id ?? []))) {
    lines.push({ by: officers.head, role: "bappeda_head", act: "decree.record", subject, region: regency });
  }
  return lines;
}

function actsOf(plan: VillagePlan, officers: Officers): [act: string, role: string, by: string][] {
  const by = officers.village(plan.code);
  const acts: [string, string, string][] = [
    ["deliberation.record", "village_officer", by],
    ["minutes.record", "village_officer", by],
    ["village.forward", "district_officer", officers.district(plan.code)],
    ["review.propose", "registrar", officers.registrar],
    ["review.approve", "bappeda_analyst", officers.analyst],
    ["village.announce", "registrar", officers.registrar],
  ];
  const reached: Partial<Record<Stage, number>> = {
    open: 1,
    minuted: 2,
    returned: 2,
    district_reviewed: 3,
    review_proposed: 4,
    regency_reviewed: 5,
    announced: 6,
    announced_ripe: 6,
    decreed: 6,
  };
  const taken = acts.slice(0, reached[plan.stage] ?? 0);
  if (plan.stage === "returned")
    taken.push(["village.return", "district_officer", officers.district(plan.code)]);
  return taken;
}
