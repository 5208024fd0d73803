import { sql } from "drizzle-orm";
import {
  recordConsent,
  acceptMatch,
  acceptAll,
  returnMatch,
} from "~/features/delivery/acceptance-commands.server";
import {
  addEvidence,
  checkDelivery,
  failDelivery,
  recordDelivery,
  scheduleDelivery,
} from "~/features/delivery/delivery-commands.server";
import { formOfEvidence } from "~/features/delivery/rules";
import { needCatalogue, type EvidenceKind, type NeedCode } from "~/features/needs/catalogue";
import { placeholderPicture } from "./placeholder";
import { asSystem, onDay } from "./stage";
import type { Office } from "./supply";

/** How many recipients of one need get how far by now. Each number counts those who got at least this far. */
export type DeliveryPlan = {
  need: NeedCode;
  office: Office;
  /** Absent: all of them at once. */
  accepted?: number;
  returned?: number;
  refused?: number;
  consented: number;
  scheduled: number;
  failed?: number;
  delivered: number;
  checked: number;
  /** Days of the steps, 'YYYY-MM-DD', in order. */
  days: { accept: string; consent: string; schedule: string; deliver: string; check: string };
  /** Rupiah of one piece. */
  value: number;
};

type Waiting = { id: string; offerId: string; ready: boolean; minor: boolean };

/** Takes the recipients of one office through acceptance, consent, schedule, hand-over and check. */
export async function playDeliveries(plan: DeliveryPlan): Promise<void> {
  const { office, days } = plan;
  const all = await waitingFor(plan);
  const ready = all.filter((one) => one.ready);
  await onDay(days.accept, () => acceptSome(plan, all));
  // Whom the office sends back, who refuses and whom it does not find come from the end of the list, so that what
  // partners support arrives.
  const taken = ready.slice(0, plan.accepted ?? ready.length);
  const [going, away] = cut(taken, taken.length - (plan.returned ?? 0));
  await onDay(days.consent, async () => {
    for (const { id } of away)
      await returnMatch(office.operator, id, "Alamat tidak termasuk wilayah kerja tahun ini");
    await consentSome(plan, going);
  });
  await onDay(days.schedule, async () => {
    for (const { id } of going.slice(0, plan.scheduled)) {
      await scheduleDelivery(office.operator, id, { day: days.deliver, place: "Rumah penerima" });
    }
  });
  await onDay(days.deliver, async () => {
    for (const { id } of going.slice(0, plan.delivered)) await deliver(plan, id);
    const failing = going.slice(plan.scheduled - (plan.failed ?? 0), plan.scheduled);
    for (const { id } of failing)
      await failDelivery(office.operator, id, { reason: "moved_away", remark: null });
  });
  await onDay(days.check, async () => {
    for (const { id } of going.slice(0, plan.checked)) await checkDelivery(office.head, id, null);
  });
}

/** Recipients not yet accepted: those of a partner first, so that a partner sees its support arrive. */
async function waitingFor({ need, office, days }: DeliveryPlan): Promise<Waiting[]> {
  const rows = await asSystem((tx) =>
    tx.execute<Waiting>(sql`
      select m.id, m.offer_id as "offerId", (p.id is null or p.state in ('agreed','running')) as ready,
        coalesce(extract(year from age(${days.consent}::date, b.birth_date)) < 18, false) as minor
      from match m join household h on h.id = m.household_id left join pledge p on p.id = m.pledge_id
      left join member b on b.id = m.member_id
      where m.need = ${need} and m.agency_id = ${office.operator.agencyId}::uuid and m.state = 'proposed'
      order by (m.pledge_id is null), h.case_code`),
  );
  return [...rows];
}

async function acceptSome({ office, accepted }: DeliveryPlan, all: readonly Waiting[]): Promise<void> {
  if (accepted !== undefined) {
    for (const { id } of all.filter((one) => one.ready).slice(0, accepted))
      await acceptMatch(office.operator, id);
    return;
  }
  for (const offerId of new Set(all.map((one) => one.offerId))) {
    const expected = all.filter((one) => one.offerId === offerId).length;
    await acceptAll(office.operator, { offerId, expected });
  }
}

async function consentSome(plan: DeliveryPlan, going: readonly Waiting[]): Promise<void> {
  if (!needCatalogue[plan.need].consentFirst) return;
  const asked = going.slice(0, plan.consented + (plan.refused ?? 0));
  for (const [at, { id, minor }] of asked.entries()) {
    await recordConsent(plan.office.operator, id, {
      answer: at < plan.consented ? "given" : "refused",
      givenOn: plan.days.consent,
      manner: at % 3 === 0 ? "written" : "spoken",
      givenBy: "Kepala keluarga",
      guardian: minor ? "Orang tua" : null,
      witnesses: "Ketua RT setempat",
    });
  }
}

async function deliver({ need, office, days, value }: DeliveryPlan, id: string): Promise<void> {
  const { operator } = office;
  for (const kind of needCatalogue[need].evidence)
    await addEvidence(operator, id, await exampleOf(kind, days.deliver));
  await recordDelivery(operator, id, {
    day: days.deliver,
    quantity: 1,
    value,
    selfHelpValue: need === "housing" ? 1_500_000 : null,
    complaints: {},
  });
}

async function exampleOf(kind: EvidenceKind, takenOn: string) {
  if (formOfEvidence(kind) === "text") return { kind, takenOn, text: "DATA CONTOH", file: null };
  return {
    kind,
    takenOn,
    text: null,
    file: { name: `contoh-${kind}.jpg`, bytes: await placeholderPicture() },
  };
}

function cut<T>(list: readonly T[], at: number): [T[], T[]] {
  return [list.slice(0, at), list.slice(at)];
}
