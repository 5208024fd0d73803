import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { optionalRupiah } from "~/platform/forms/fields";
import { isId } from "~/platform/forms/form.server";
import { agency } from "~/features/accounts/schema";
import { readCube } from "~/features/disclosure/queries.server";
import type { Audience } from "~/features/disclosure/rules/rounding";
import { isNeedCode, pledgeForms, type NeedCode } from "~/features/needs/catalogue";
import { isSdgGoal } from "~/features/needs/sdg";
import { hasUnitValue } from "~/features/programs/rules";
import { program, programQuota } from "~/features/programs/schema";
import { readOpenNeeds, type OpenNeeds } from "./cell-queries.server";
import { largestRupiah } from "./rules";
import {
  leastChoices,
  leftOf,
  marketSorts,
  type MarketFilter,
  type MarketNeed,
  type MarketProgram,
} from "./rules/market";

export const marketPageSize = 10;

/** Everything the market is made of, before a filter: published figures of open needs, and published programs. */
export type Market = Pick<OpenNeeds, "asOf" | "nextOn" | "step" | "fewerThan"> & {
  needs: MarketNeed[];
  programs: MarketProgram[];
  districts: { code: string; name: string }[];
  agencies: { id: string; name: string; kind: string }[];
};

/** The market as partners or the public may see it, whoever reads. */
export async function readMarket(actor: Actor, audience: Audience): Promise<Market> {
  const { asOf, nextOn, step, fewerThan, needs } = await readOpenNeeds(actor, audience);
  const { programs, agencies } = await read(actor, (tx) => readPrograms(tx, audience));
  const [first] = needs;
  const districts = first
    ? [
        ...first.districts.map(({ code, name }) => ({ code, name })),
        ...first.few.codes.map((code, i) => ({ code, name: first.few.names[i] ?? code })),
      ].sort((a, b) => (a.code < b.code ? -1 : 1))
    : [];
  return {
    ...{ asOf, nextOn, step, fewerThan, districts, agencies, programs },
    needs: needs.map(({ need, total, unserved, districts: counted }) => ({
      ...{ need, total, unserved, prices: pricesOf(need, programs) },
      districts: [...counted].sort((a, b) => b.count - a.count),
    })),
  };
}

async function readPrograms(tx: Reader, audience: Audience): Promise<Pick<Market, "programs" | "agencies">> {
  const rows = await tx
    .select({ program, agency: { id: agency.id, name: agency.name, kind: agency.kind } })
    .from(program)
    .innerJoin(agency, eq(agency.id, program.agencyId))
    .where(eq(program.state, "published"))
    .orderBy(asc(agency.name), asc(program.id));
  const ids = rows.map((row) => row.program.id);
  if (ids.length === 0) return { programs: [], agencies: [] };
  const offered = await tx.execute<{ program_id: string; own: number; pledged: number }>(
    sql`select program_id, own, pledged from program_places(${sql.param(ids)}::uuid[])`,
  );
  const offeredBy = new Map(offered.map(({ program_id, own, pledged }) => [program_id, own + pledged]));
  const parts = await tx
    .select({ id: programQuota.programId, place: programQuota.region })
    .from(programQuota)
    .where(inArray(programQuota.programId, ids))
    .orderBy(programQuota.region);
  const cube = await readCube(tx, "program", audience);
  const counted = new Map(
    cube?.cells.filter(({ measure }) => measure === "taken").map(({ key, count }) => [key, count]),
  );
  return {
    programs: rows.flatMap(({ program: row, agency: office }): MarketProgram[] => {
      if (!isNeedCode(row.need)) return [];
      const places = parts.filter(({ id }) => id === row.id).map(({ place }) => place);
      const offers = offeredBy.get(row.id) ?? row.quota;
      return [
        {
          ...{ id: row.id, reference: row.reference, name: row.name, need: row.need, unit: row.unit },
          unitValue: hasUnitValue(row.need) ? row.unitValue : 0,
          agencyId: office.id,
          agencyName: office.name,
          offered: offers,
          left: leftOf(offers, counted.get(row.id), cube?.fewerThan ?? 0),
          places: places.length > 0 ? places : (row.criteria.place?.codes ?? []),
        },
      ];
    }),
    agencies: [...new Map(rows.map((row) => [row.agency.id, row.agency])).values()],
  };
}

function pricesOf(need: NeedCode, programs: readonly MarketProgram[]): MarketNeed["prices"] {
  const values = programs
    .filter((each) => each.need === need && each.unitValue > 0)
    .map(({ unitValue }) => unitValue);
  return values.length === 0 ? null : { from: Math.min(...values), to: Math.max(...values) };
}

/** The filter that an address asks for; what it does not know is left out. */
export function marketFilterIn(search: URLSearchParams): MarketFilter {
  const get = (name: string) => search.get(name) ?? "";
  const need = get("need");
  const sdg = search.get("sdg");
  return {
    need: isNeedCode(need) ? need : undefined,
    district: /^\d\d\.\d\d\.\d\d$/.test(get("district")) ? get("district") : undefined,
    agency: isId(get("agency")) ? get("agency") : undefined,
    sdg: isSdgGoal(sdg) ? sdg : undefined,
    form: pledgeForms.find((form) => form === get("form")),
    max: rupiahIn(get("max")) ?? undefined,
    least: leastChoices.find((least) => String(least) === get("least")),
    sort: marketSorts.find((sort) => sort === get("sort")),
  };
}

const rupiahField = optionalRupiah(1, largestRupiah);

/** Whole rupiah as people type them, such as "Rp 500.000.000"; null for anything else. */
export function rupiahIn(typed: string): number | null {
  return rupiahField.safeParse(typed).data ?? null;
}
