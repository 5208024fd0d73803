import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { pageNumber } from "~/platform/forms/form.server";
import { isNeedCode, needCatalogue } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import type { Audience } from "~/features/disclosure/rules/rounding";
import { usualUnitValues } from "~/features/programs/rules";
import { readOpenNeeds } from "./cell-queries.server";
import { marketFilterIn, marketPageSize, readMarket, rupiahIn } from "./market-queries.server";
import type { Choice } from "./parts/comparison-table";
import type { MarketShown } from "./parts/market-view";
import { chooseNeeds, choosePrograms } from "./rules/market";
import { choicesFor, splitsFor } from "./rules/sum";

/** So many needs stand on the first look; the others are one link away. */
const needsAtOnce = 8;

/** The market as its address asks for it: filtered, ordered, one page of programs. */
export async function readMarketPage(actor: Actor, audience: Audience, url: URL): Promise<MarketShown> {
  const filter = marketFilterIn(url.searchParams);
  const market = await readMarket(actor, audience);
  const kind = market.agencies.find(({ id }) => id === filter.agency)?.kind ?? (filter.agency ? "" : null);
  const programs = choosePrograms(market.programs, market.needs, filter);
  const page = pageNumber(url);
  const needs = chooseNeeds(market.needs, filter, kind, (need) => needLabels[need]());
  return {
    ...market,
    needs: url.searchParams.get("needs") === "all" ? needs : needs.slice(0, needsAtOnce),
    needsTotal: needs.length,
    programs: programs.slice((page - 1) * marketPageSize, page * marketPageSize),
    total: programs.length,
    agencies: market.agencies.map(({ id, name }) => ({ id, name })),
    ...{ page, pageSize: marketPageSize, filter },
  };
}

/** What the sum in the address would do, from the figures of that audience. */
export async function readSumPage(actor: Actor, audience: Audience, url: URL) {
  const typed = (url.searchParams.get("rupiah") ?? "").slice(0, 40);
  const rupiah = rupiahIn(typed);
  const { needs, programs, asOf, nextOn, step, fewerThan } = await readMarket(actor, audience);
  const choices = rupiah === null ? [] : choicesFor(rupiah, needs, programs, usualUnitValues, fewerThan);
  const splits = rupiah === null ? [] : splitsFor(rupiah, choices);
  const whole = url.searchParams.get("choices") === "all";
  return { typed, rupiah, whole, choices, splits, figures: { asOf, nextOn, step, fewerThan } };
}

/** Two choices, named in the address as `need:<code>` or `program:<id>`; one that is unknown is asked for again. */
export async function readComparisonPage(actor: Actor, audience: Audience, url: URL) {
  const { needs, programs, asOf, nextOn, step, fewerThan } = await readMarket(actor, audience);
  const answerable = needs.filter(({ need }) => needCatalogue[need].pledgeForms.length > 0);
  const find = (key: string | null): Choice | null => {
    const program = programs.find(({ id }) => key === `program:${id}`) ?? null;
    const need = needs.find((each) => (program ? each.need === program.need : key === `need:${each.need}`));
    return need && key && (program || answerable.includes(need)) ? { key, need, program } : null;
  };
  return {
    a: find(url.searchParams.get("a")),
    b: find(url.searchParams.get("b")),
    programs: programs.map(({ id, name, agencyName }) => ({ id, name, agencyName })),
    needs: answerable.map(({ need }) => need),
    ...{ asOf, nextOn, step, fewerThan },
  };
}

/** One need of the market by the code in the address. @throws NotFound for one that partners cannot answer */
export async function readNeedPage(actor: Actor, audience: Audience, code: string | undefined) {
  if (!code || !isNeedCode(code) || needCatalogue[code].pledgeForms.length === 0) throw new NotFound();
  const { asOf, nextOn, step, fewerThan, needs } = await readOpenNeeds(actor, audience);
  const cells = needs.find(({ need }) => need === code);
  if (!cells || asOf === null) throw new NotFound();
  return { cells, asOf, nextOn, step, fewerThan };
}
