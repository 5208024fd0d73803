import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { draftAmendment, proposeAmendment } from "~/features/pledges/amendment-commands.server";
import { writeComment } from "~/features/pledges/comment-commands.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import { acceptPledge, submitPledge } from "~/features/pledges/decision-commands.server";
import { drawUpDocument } from "~/features/pledges/document-commands.server";
import { enterShare, inviteByLink, inviteFunder } from "~/features/pledges/funder-commands.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";

useDatabase();
process.env.PORTAL_DATA = temporaryFolder().path;

/** Everything that hangs on a pledge. */
const tables = [
  "pledge_funder",
  "pledge_share",
  "promise",
  "promise_event",
  "pledge_version",
  "pledge_amendment",
  "pledge_document",
  "pledge_comment",
] as const;
type Partner = { id: string; actor: Actor };
let lead: Partner, funder: Partner, rival: Partner;
let office: Office, other: Office;
let analyst: Actor;
/** Led by one and funded by another; led by a third, for another agency; and a draft. */
let shared = "",
  foreign = "",
  draft = "";

const execution = {
  implementer: "LPK Contoh",
  implementerKind: "training_centre",
  payee: "LPK Contoh",
  payeeKind: "trainer",
  startsOn: "2023-08-01",
  endsOn: "2023-11-30",
} as const;

async function fund(by: Partner): Promise<string> {
  const id = await draftPledge(by.actor, { kind: "fund", programId: null, need: "skills" });
  await setPledgeAmount(by.actor, id, {
    amount: 100_000_000,
    quantity: null,
    description: null,
    details: {},
  });
  await setPledgeExecution(by.actor, id, execution);
  return id;
}

async function accepted(by: Partner, id: string, agency: Office): Promise<string> {
  await submitPledge(by.actor, id);
  await acceptPledge(analyst, id, { agencyId: agency.id, unitValue: 5_000_000 });
  await drawUpDocument(by.actor, id, { kind: "mou" });
  await writeComment(by.actor, id, "Kapan serah terima?");
  await draftAmendment(by.actor, id, {
    ...execution,
    ...{ amount: 150_000_000, quantity: null, schedule: null, why: "Naik" },
    wishes: { districts: [], group: null },
  });
  await proposeAmendment(by.actor, id);
  return id;
}

beforeAll(async () => {
  [lead, funder, rival] = [await makePartner("PT A"), await makePartner("PT B"), await makePartner("PT C")];
  [office, other] = [await makeOffice("manpower"), await makeOffice("social")];
  analyst = await makeActor("bappeda_analyst");
  const own = await fund(lead);
  await inviteFunder(lead.actor, own, funder.id);
  await enterShare(lead.actor, own, 60_000_000);
  await enterShare(funder.actor, own, 40_000_000);
  shared = await accepted(lead, own, office);
  foreign = await accepted(rival, await fund(rival), other);
  draft = await fund(rival);
  await inviteByLink(rival.actor, draft, { name: "PT D", email: "d@contoh.test" });
  await writeAs({ ...analyst, role: "system" }, "promise.tend", (tx) =>
    tx.execute(sql`insert into promise_event (id, promise_id, pledge_id, "on", state, kept)
      select new_id(), id, pledge_id, due_on, state, 0 from promise`),
  );
});

const pledgesIn = async (actor: Actor, table: string): Promise<string[]> => {
  const rows = await read(actor, (tx) =>
    tx.execute<{ id: string }>(
      sql`select distinct pledge_id::text as id from ${sql.identifier(table)} order by 1`,
    ),
  );
  return [...rows].map(({ id }) => id);
};
const own = () => [shared].sort();
const both = () => [shared, foreign].sort();

describe("what hangs on a pledge, without any where clause", () => {
  test.each(tables)("%s: a lead partner sees its own pledge, whatever the query forgets", async (table) => {
    expect(await pledgesIn(lead.actor, table)).toEqual(own());
    expect(await pledgesIn(rival.actor, table)).not.toContain(shared);
  });

  test.each(tables)("%s: an agency sees pledges for its own work only", async (table) => {
    for (const actor of [office.operator, office.head]) {
      const seen = await pledgesIn(actor, table);
      // Neither who funds nor how much is the agency's to know.
      expect(seen).toEqual(table === "pledge_funder" || table === "pledge_share" ? [] : own());
    }
  });

  test.each(tables)("%s: Bappeda sees its region, another region's Bappeda nothing", async (table) => {
    const seen = (await pledgesIn(analyst, table)).filter((id) => id !== draft);
    expect(seen).toEqual(both());
    const far = await makeActor("bappeda_analyst", { scope: "62.71" });
    expect(await pledgesIn(far, table)).toEqual([]);
  });

  test.each(tables)("%s: Dinsos, kecamatan, desa and those without a part see nothing", async (table) => {
    for (const [role, scope] of [
      ["registrar", "32.16"],
      ["district_officer", "32.16.18"],
      ["village_officer", "32.16.18.2003"],
      ["executive", "32.16"],
      ["administrator", "32.16"],
      ["registry_officer", "32.16"],
    ] as const)
      expect(await pledgesIn(await makeActor(role, { scope }), table), role).toEqual([]);
  });

  test("a co-funder follows promises and comments, and reads neither the sum's versions nor another's paper", async () => {
    for (const table of ["promise", "pledge_comment", "pledge_funder", "pledge_share"])
      expect(await pledgesIn(funder.actor, table), table).toEqual(own());
    for (const table of ["pledge_version", "pledge_amendment", "pledge_document"])
      expect(await pledgesIn(funder.actor, table), table).toEqual([]);
    const shares = await read(funder.actor, (tx) =>
      tx.execute<{ partner_id: string }>(sql`select partner_id from pledge_share`),
    );
    expect([...shares].map((row) => row.partner_id)).toEqual([funder.id]);
  });

  test("a draft and its invitations are the partner's own affair", async () => {
    const drafts = (actor: Actor) =>
      read(actor, (tx) => tx.execute<{ id: string }>(sql`select id from pledge where state = 'draft'`));
    const links = (actor: Actor) => read(actor, (tx) => tx.execute(sql`select 1 from funder_invitation`));
    expect([...(await drafts(rival.actor))]).toHaveLength(1);
    expect([...(await links(rival.actor))]).toHaveLength(1);
    const roles = ["bappeda_head", "registrar", "executive", "auditor", "administrator"] as const;
    const outside = [analyst, office.head, other.head, lead.actor];
    for (const role of roles) outside.push(await makeActor(role));
    for (const actor of outside) {
      expect([...(await drafts(actor))], actor.role).toEqual([]);
      expect([...(await links(actor))], actor.role).toEqual([]);
    }
  });

  test("nobody writes a comment on a pledge that is not theirs, nor in another's name", async () => {
    const write = (actor: Actor, pledgeId: string, author = actor.accountId) =>
      writeAs(actor, "comment.write", (tx) =>
        tx.execute(sql`insert into pledge_comment (id, pledge_id, author_id, author, body)
          values (new_id(), ${pledgeId}::uuid, ${author}::uuid, 'x', 'x')`),
      );
    for (const actor of [rival.actor, other.operator, await makeActor("registrar")])
      await expect(write(actor, shared), actor.role).rejects.toThrow();
    await expect(write(lead.actor, shared, rival.actor.accountId)).rejects.toThrow();
    await expect(write(funder.actor, shared)).resolves.toBeDefined();
  });
});
