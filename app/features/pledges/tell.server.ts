import { sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import {
  analystsOf,
  announce,
  headsOfAgency,
  operatorsOfAgency,
  peopleOfPartner,
  type Audience,
} from "~/features/notices/announce.server";
import type { PledgeRow } from "./pledge.server";

type Told = Pick<PledgeRow, "id" | "reference" | "region" | "agencyId">;
type PlainKind =
  | "pledge_accepted"
  | "pledge_returned"
  | "pledge_rejected"
  | "pledge_agreed"
  | "amendment_accepted"
  | "amendment_refused";

/** What the agency hears of as well, because it delivers it. */
const forAgency: readonly PlainKind[] = ["pledge_accepted", "pledge_agreed", "amendment_accepted"];

/** Tells the lead and all funders what was decided; of a pledge that counts, the agency that will deliver it too. */
export async function tellPartners(tx: Tx, kind: PlainKind, row: Told): Promise<void> {
  const office = forAgency.includes(kind) ? agencyOf(row) : [];
  await announce(tx, {
    kind,
    to: [...(await partnersOf(tx, row.id)), ...office],
    facts: { reference: row.reference ?? "" },
    link: `/pledges/${row.id}`,
    subject: row.id,
  });
}

/** Tells Bappeda; of a pledge taken back also the agency and whoever funds it. */
export async function tellBappeda(
  tx: Tx,
  kind: "pledge_submitted" | "pledge_withdrawn" | "amendment_proposed",
  row: Told & { partnerId: string },
): Promise<void> {
  const others = kind === "pledge_withdrawn" ? [...(await partnersOf(tx, row.id)), ...agencyOf(row)] : [];
  await announce(tx, {
    kind,
    to: [analystsOf(row.region), ...others],
    facts: { reference: row.reference ?? "", partner: await partnerName(tx, row.partnerId) },
    link: `/pledges/${row.id}`,
    subject: row.id,
  });
}

/** Tells everybody that the time for the agreement ran out, or began again. `date`: the day it ended, or ends. */
export async function tellOfTerm(
  tx: Tx,
  kind: "pledge_expired" | "pledge_renewed",
  row: Told,
  date: string,
): Promise<void> {
  const bappeda = kind === "pledge_expired" ? [analystsOf(row.region)] : [];
  await announce(tx, {
    kind,
    to: [...(await partnersOf(tx, row.id)), ...agencyOf(row), ...bappeda],
    facts: { reference: row.reference ?? "", date },
    link: `/pledges/${row.id}`,
    subject: row.id,
  });
}

/** Tells the lead that one of its funders confirmed its share or left. Never how much. */
export async function tellLead(
  tx: Tx,
  kind: "share_joined" | "share_left",
  row: { id: string; leadId: string; partnerId: string },
): Promise<void> {
  await announce(tx, {
    kind,
    to: [peopleOfPartner(row.leadId)],
    facts: { partner: await partnerName(tx, row.partnerId) },
    link: `/pledges/${row.id}`,
    subject: row.id,
  });
}

/** Tells the lead and all funders that places came back from a program that was closed; how many, the pledge's page says. */
export async function tellOfReturn(tx: Tx, row: Told, programId: string): Promise<void> {
  const [closed] = await tx.execute<{ name: string }>(sql`select name from program where id = ${programId}`);
  await announce(tx, {
    kind: "places_returned",
    to: await partnersOf(tx, row.id),
    facts: { reference: row.reference ?? "", program: closed?.name ?? "" },
    link: `/pledges/${row.id}`,
    subject: row.id,
  });
}

/** Asks another partner to fund a part. */
export async function tellInvited(tx: Tx, row: Told & { partnerId: string }, invited: string): Promise<void> {
  await announce(tx, {
    kind: "share_invited",
    to: [peopleOfPartner(invited)],
    facts: { partner: await partnerName(tx, row.partnerId) },
    link: `/pledges/${row.id}/share`,
    subject: row.id,
  });
}

/** The people of the lead and of every funder. */
export async function partnersOf(tx: Reader, pledgeId: string): Promise<Audience[]> {
  const rows = await tx.execute<{ id: string }>(sql`select partners_of_pledge(${pledgeId}::uuid) as id`);
  return [...rows].map(({ id }) => peopleOfPartner(id));
}

export function agencyOf(row: { agencyId: string | null }): Audience[] {
  return row.agencyId === null ? [] : [operatorsOfAgency(row.agencyId), headsOfAgency(row.agencyId)];
}

async function partnerName(tx: Reader, id: string): Promise<string> {
  const [row] = await tx.execute<{ name: string }>(sql`select name from partner where id = ${id}::uuid`);
  return row?.name ?? "";
}
