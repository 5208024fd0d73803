import type { Actor } from "~/platform/access/actor";
import type { NeedCode, PledgeForm } from "~/features/needs/catalogue";
import {
  acceptPledge,
  agreePledge,
  rejectPledge,
  returnPledge,
  submitPledge,
} from "~/features/pledges/decision-commands.server";
import {
  draftPledge,
  setPledgeAmount,
  setPledgeExecution,
  setPledgeWishes,
} from "~/features/pledges/commands.server";
import { enterShare, inviteFunder } from "~/features/pledges/funder-commands.server";
import { withdrawPledge } from "~/features/pledges/release-commands.server";
import type { KindDetails } from "~/features/pledges/rules/details";
import type { WishGroup } from "~/features/pledges/rules/wishes";
import {
  divideQuota,
  draftProgram,
  setProgramCriteria,
  setProgramTerms,
} from "~/features/programs/commands.server";
import type { Criteria } from "~/features/programs/criteria";
import { publishProgram, submitProgram } from "~/features/programs/publication-commands.server";
import { proposeQuota } from "~/features/programs/quota-commands.server";
import { oneSource } from "~/features/programs/funds";
import type { QuotaPart, FundSource } from "~/features/programs/rules";
import { needCatalogue } from "~/features/needs/catalogue";

/** The two people of an office who make and approve a program. */
export type Office = { operator: Actor; head: Actor };

export type ProgramPlan = {
  name: string;
  description: string;
  need: NeedCode;
  office: Office;
  quota: number;
  parts?: QuotaPart[];
  /** Whole rupiah. */
  unitValue: number;
  fundSource?: FundSource;
  criteria?: Criteria;
  /** First day of the work; 1 April unless given. */
  startsOn?: string;
  reach: "draft" | "under_review" | "published";
  /** A higher quota that waits for the head. */
  proposed?: { quota: number; reason: string };
};

/** Drafts, submits and publishes a program as its office would; returns its id. */
export async function playProgram(plan: ProgramPlan, year: number): Promise<string> {
  const { operator, head } = plan.office;
  const { name, description, need } = plan;
  const id = await draftProgram(operator, { name, description, need });
  await setProgramTerms(operator, id, {
    quota: plan.quota,
    unitValue: plan.unitValue,
    funds: oneSource(plan.fundSource ?? "regency_budget", need, plan.quota, plan.unitValue),
    strategy: needCatalogue[need].strategies[0] ?? "burden",
    startsOn: plan.startsOn ?? `${year}-04-01`,
    endsOn: `${year}-12-31`,
  });
  if (plan.parts) await divideQuota(operator, id, plan.parts);
  if (plan.criteria) await setProgramCriteria(operator, id, plan.criteria);
  if (plan.reach === "draft") return id;
  await submitProgram(operator, id);
  if (plan.reach === "under_review") return id;
  await publishProgram(head, id);
  if (plan.proposed) {
    const { quota, reason } = plan.proposed;
    const funds = oneSource(plan.fundSource ?? "regency_budget", need, quota - plan.quota, plan.unitValue);
    await proposeQuota(operator, id, { total: quota, parts: [], funds }, reason);
  }
  return id;
}

export type PledgePlan = {
  lead: Actor;
  kind: PledgeForm;
  programId?: string;
  need?: NeedCode;
  amount?: number;
  quantity?: number;
  description: string;
  details?: KindDetails;
  wishes?: { districts: string[]; group: WishGroup | null };
  implementer: string;
  implementerKind?: string;
  payee?: string;
  payeeKind?: string;
  /** Others who pay a part; without an amount they have not entered theirs yet. */
  funders?: { actor: Actor; amount: number | null }[];
  /** What the lead pays when others pay too. */
  leadAmount?: number;
  reach: "draft" | "submitted" | "returned" | "accepted" | "agreed" | "rejected" | "withdrawn";
  /** Without a program Bappeda names the office and the value of one unit. */
  terms?: { agencyId: string; unitValue: number | null };
  note?: string;
};

export async function playPledges(
  plans: readonly PledgePlan[],
  analyst: Actor,
  today: string,
): Promise<void> {
  for (const plan of plans) await playPledge(plan, analyst, today);
}

/** Takes a pledge as far as its story goes; returns its id. */
async function playPledge(plan: PledgePlan, analyst: Actor, today: string): Promise<string> {
  const { lead } = plan;
  const id = await draftPledge(lead, {
    kind: plan.kind,
    programId: plan.programId ?? null,
    need: plan.need ?? null,
  });
  await setPledgeAmount(lead, id, {
    amount: plan.amount ?? null,
    quantity: plan.quantity ?? null,
    description: plan.description,
    details: plan.details ?? {},
  });
  if (plan.wishes) await setPledgeWishes(lead, id, plan.wishes);
  await setPledgeExecution(lead, id, {
    implementer: plan.implementer,
    implementerKind: plan.implementerKind ?? "contractor",
    payee: plan.payee ?? plan.implementer,
    payeeKind: plan.payeeKind ?? "contractor",
    startsOn: today,
    endsOn: `${today.slice(0, 4)}-12-31`,
  });
  for (const { actor, amount } of plan.funders ?? []) {
    await inviteFunder(lead, id, actor.partnerId!);
    if (amount !== null) await enterShare(actor, id, amount);
  }
  if (plan.leadAmount !== undefined) await enterShare(lead, id, plan.leadAmount);
  await decidePledge(plan, id, analyst, today);
  return id;
}

async function decidePledge(plan: PledgePlan, id: string, analyst: Actor, today: string): Promise<void> {
  if (plan.reach === "draft") return;
  await submitPledge(plan.lead, id);
  switch (plan.reach) {
    case "submitted":
      return;
    case "returned":
      return returnPledge(analyst, id, plan.note ?? "");
    case "rejected":
      return rejectPledge(analyst, id, plan.note ?? "");
  }
  await acceptPledge(analyst, id, plan.terms ?? { agencyId: null, unitValue: null });
  if (plan.reach === "withdrawn") await withdrawPledge(plan.lead, id, plan.note ?? "");
  if (plan.reach === "agreed") {
    await agreePledge(analyst, id, {
      kind: "cooperation",
      number: `PKS/${today.slice(5, 7)}/CONTOH`,
      on: today,
    });
  }
}
