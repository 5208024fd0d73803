import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import {
  decideAmendment,
  draftAmendment,
  proposeAmendment,
} from "~/features/pledges/amendment-commands.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import { acceptPledge, agreePledge, submitPledge } from "~/features/pledges/decision-commands.server";
import { drawUpDocument, uploadDocument } from "~/features/pledges/document-commands.server";
import { enterShare, inviteFunder } from "~/features/pledges/funder-commands.server";
import { loader as listLoader } from "~/features/pledges/pages/pledges";
import { tendPromises } from "~/features/pledges/promise-commands.server";
import { pledgeWaits } from "~/features/pledges/rules/waits";
import { readHome } from "~/features/reporting/home-queries.server";
import { asked } from "#tests/support/call";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";

useDatabase();
process.env.PORTAL_DATA = temporaryFolder().path;
let lead: { id: string; actor: Actor }, funder: typeof lead;
let office: Office;
let analyst: Actor;
const execution = {
  implementer: "LPK Contoh",
  implementerKind: "training_centre",
  payee: "LPK Contoh",
  payeeKind: "trainer",
  startsOn: "2023-08-01",
  endsOn: "2023-11-30",
} as const;

beforeAll(async () => {
  [lead, funder] = [await makePartner("PT Contoh Kawasan"), await makePartner("PT Contoh Penyewa")];
  office = await makeOffice("manpower");
  analyst = await makeActor("bappeda_analyst");
});

/** A fund of two partners, accepted on the frozen day of the demo. */
async function accepted(): Promise<string> {
  const id = await draftPledge(lead.actor, { kind: "fund", programId: null, need: "skills" });
  const amount = { amount: 100_000_000, quantity: null, description: null, details: {} };
  await setPledgeAmount(lead.actor, id, amount);
  await setPledgeExecution(lead.actor, id, execution);
  await inviteFunder(lead.actor, id, funder.id);
  await enterShare(lead.actor, id, 60_000_000);
  await enterShare(funder.actor, id, 40_000_000);
  await submitPledge(lead.actor, id);
  await acceptPledge(analyst, id, { agencyId: office.id, unitValue: 5_000_000 });
  return id;
}
const businessDay = (day: string) =>
  writeAs(systemActor, "setting.change", (tx) =>
    tx.execute(sql`update instance_setting set value = to_jsonb(${day}::text) where name = 'businessDate'`),
  );
const change = {
  ...{ amount: 150_000_000, quantity: null, wishes: { districts: [], group: null } },
  ...{ schedule: null, why: "Naik" },
  ...execution,
};
const pdf = { name: "a.pdf", bytes: Buffer.from("%PDF-1.7\n") };

/** The tasks about pledges on somebody's home page; each one's list holds exactly as many. */
async function waitingFor(actor: Actor): Promise<Record<string, number>> {
  const { tasks } = await readHome(actor);
  const found: Record<string, number> = {};
  for (const { code, count } of tasks.filter(({ href }) => href.startsWith("/pledges"))) found[code] = count;
  for (const wait of pledgeWaits) {
    const { total } = await listLoader(await asked(actor, `/pledges?waits=${wait}`));
    const codes = Object.entries(codesOf).filter(([, of]) => of === wait);
    for (const [code] of codes) if (found[code] !== undefined) expect(total, code).toBe(found[code]);
  }
  return found;
}
const codesOf: Record<string, string> = {
  amendment_to_decide: "amendment",
  amendment_to_finish: "draft_amendment",
  promise_late: "promise",
  promise_to_keep: "promise",
  agreement_to_sign: "agreement",
  pledge_to_renew: "renewal",
  paper_to_sign: "signature",
};

describe("what waits with a pledge stands on the home page of whoever can do it", () => {
  it("an agreement that is running out for the lead, an expired pledge for Bappeda", async () => {
    await accepted();
    expect(await waitingFor(lead.actor)).toEqual({});
    await businessDay("2023-09-25");
    expect(await waitingFor(lead.actor)).toEqual({ agreement_to_sign: 1 });
    expect(await waitingFor(funder.actor), "the lead signs").toEqual({});
    await businessDay("2023-10-10");
    await tendPromises();
    expect(await waitingFor(lead.actor)).toEqual({});
    expect(await waitingFor(analyst)).toEqual({ pledge_to_renew: 1 });
    await businessDay("2024-01-10");
    expect(await waitingFor(analyst), "not for ever").toEqual({});
    await businessDay("2023-07-03");
  });

  it("a change: the lead's to finish, Bappeda's to decide, then its addendum to be signed", async () => {
    const id = await accepted();
    await agreePledge(analyst, id, { kind: "mou", number: "1", on: "2023-07-03" });
    const amendmentId = await draftAmendment(lead.actor, id, change);
    expect(await waitingFor(lead.actor)).toEqual({ amendment_to_finish: 1 });
    await proposeAmendment(lead.actor, id);
    expect(await waitingFor(lead.actor)).toEqual({});
    expect(await waitingFor(analyst)).toMatchObject({ amendment_to_decide: 1 });
    await decideAmendment(analyst, id, { accept: true, why: "Sesuai", amendmentId });
    expect(await waitingFor(lead.actor)).toEqual({ paper_to_sign: 1 });
    const addendum = { kind: "addendum", amendmentId } as const;
    await drawUpDocument(lead.actor, id, addendum);
    expect(await waitingFor(lead.actor)).toEqual({ paper_to_sign: 1 });
    await uploadDocument(lead.actor, id, addendum, pdf);
    expect(await waitingFor(lead.actor)).toEqual({});
  });

  it("a paper that was drawn up: each funder signs its own", async () => {
    const id = await accepted();
    await agreePledge(analyst, id, { kind: "mou", number: "2", on: "2023-07-03" });
    await drawUpDocument(funder.actor, id, { kind: "letter" });
    expect(await waitingFor(funder.actor)).toEqual({ paper_to_sign: 1 });
    expect(await waitingFor(lead.actor)).toEqual({});
    await uploadDocument(funder.actor, id, { kind: "letter" }, pdf);
    expect(await waitingFor(funder.actor)).toEqual({});
  });

  it("a late promise: the lead's to keep, Bappeda's to watch, nobody else's", async () => {
    await businessDay("2023-12-05");
    await tendPromises();
    expect(await waitingFor(lead.actor)).toEqual({ promise_to_keep: 2 });
    expect(await waitingFor(analyst)).toMatchObject({ promise_late: 2 });
    expect(await waitingFor(funder.actor)).toEqual({});
    expect(await waitingFor(office.operator)).toEqual({});
  });
});
