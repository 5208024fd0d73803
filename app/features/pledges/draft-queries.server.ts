import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import { isId } from "~/platform/forms/form.server";
import { agency, partner } from "~/features/accounts/schema";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { program } from "~/features/programs/schema";
import { readPledge, type PledgeRecord } from "./record-queries.server";

/** A pledge by the id in the address. @throws NotFound */
export async function readPledgeAt(actor: Actor, id: string | undefined): Promise<PledgeRecord> {
  if (!isId(id)) throw new NotFound();
  return readPledge(actor, id);
}

/** The same, led by the actor's partner. @throws NotFound for one it only helps to fund */
export async function readLedPledge(actor: Actor, id: string | undefined): Promise<PledgeRecord> {
  const record = await readPledgeAt(actor, id);
  if (!record.leads) throw new NotFound();
  return record;
}

/** Published programs, for choosing what a pledge is for. */
export async function listOpenPrograms(
  actor: Actor,
): Promise<{ id: string; name: string; need: string; agencyName: string }[]> {
  return read(actor, (tx) =>
    tx
      .select({ id: program.id, name: program.name, need: program.need, agencyName: agency.name })
      .from(program)
      .innerJoin(agency, eq(agency.id, program.agencyId))
      .where(eq(program.state, "published"))
      .orderBy(program.name),
  );
}

/**
 * What an empty execution page proposes: the partner carries it out itself, within the days of its program, from today.
 * Nothing is proposed about who is paid.
 */
export async function usualExecution(
  actor: Actor,
  { programId }: Pick<PledgeRecord, "programId">,
  today: string,
) {
  const [own] = await read(actor, (tx) =>
    tx
      .select({ name: partner.name })
      .from(partner)
      .where(eq(partner.id, actor.partnerId ?? "")),
  );
  const [days] = programId
    ? await read(actor, (tx) =>
        tx
          .select({ from: program.startsOn, to: program.endsOn })
          .from(program)
          .where(eq(program.id, programId)),
      )
    : [];
  const startsOn = days?.from && days.from > today ? days.from : today;
  return {
    implementerKind: "partner",
    implementer: own?.name ?? null,
    startsOn,
    endsOn: days?.to && days.to >= startsOn ? days.to : null,
  };
}

/** Agencies that could answer for a pledge without a program, and the one the need usually belongs to. */
export async function listResponsibleAgencies(actor: Actor, need: NeedCode) {
  const agencies = await read(actor, (tx) =>
    tx
      .select({ id: agency.id, name: agency.name, kind: agency.kind })
      .from(agency)
      .where(eq(agency.active, true))
      .orderBy(agency.name),
  );
  return {
    agencies,
    usual: agencies.find((office) => office.kind === needCatalogue[need].agencyKind)?.id ?? null,
  };
}
