import { and, asc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { agency } from "~/features/accounts/schema";
import type { NeedCode, Unit } from "~/features/needs/catalogue";
import type { ProgramState } from "./rules";
import { program } from "./schema";

export type CalendarLine = {
  id: string;
  name: string;
  agencyName: string;
  need: NeedCode;
  quota: number;
  unit: Unit;
  state: ProgramState;
  startsOn: string;
  endsOn: string;
  closedOn: string | null;
};

/** Published programs of the region that touch the year, by their first day; at most a thousand. */
export async function listCalendar(
  actor: Actor,
  year: number,
  filter: { need?: NeedCode; agencyId?: string },
): Promise<CalendarLine[]> {
  return read(actor, async (tx) => {
    const rows = await tx
      .select({
        id: program.id,
        name: program.name,
        agencyName: agency.name,
        need: program.need,
        quota: program.quota,
        unit: program.unit,
        state: program.state,
        startsOn: program.startsOn,
        endsOn: program.endsOn,
        closedOn: program.closedOn,
      })
      .from(program)
      .innerJoin(agency, eq(agency.id, program.agencyId))
      .where(
        and(
          inArray(program.state, ["published", "paused", "closed"]),
          lte(program.startsOn, `${year}-12-31`),
          gte(program.endsOn, `${year}-01-01`),
          or(isNull(program.closedOn), gte(program.closedOn, `${year}-01-01`)),
          filter.need ? eq(program.need, filter.need) : undefined,
          filter.agencyId ? eq(program.agencyId, filter.agencyId) : undefined,
        ),
      )
      .orderBy(asc(program.startsOn), asc(program.name))
      .limit(1000);
    return rows as CalendarLine[];
  });
}
