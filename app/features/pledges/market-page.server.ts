import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { pageNumber } from "~/platform/forms/form.server";
import { isNeedCode, needCatalogue } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import type { Audience } from "~/features/disclosure/rules/rounding";
import { readOpenNeeds } from "./cell-queries.server";
import { marketFilterIn, marketPageSize, readMarket } from "./market-queries.server";
import type { MarketShown } from "./parts/market-view";
import { chooseNeeds, choosePrograms } from "./rules/market";

/** The market as its address asks for it: filtered, ordered, one page of programs. */
export async function readMarketPage(actor: Actor, audience: Audience, url: URL): Promise<MarketShown> {
  const filter = marketFilterIn(url.searchParams);
  const market = await readMarket(actor, audience);
  const kind = market.agencies.find(({ id }) => id === filter.agency)?.kind ?? (filter.agency ? "" : null);
  const programs = choosePrograms(market.programs, market.needs, filter);
  const page = pageNumber(url);
  return {
    ...market,
    needs: chooseNeeds(market.needs, filter, kind, (need) => needLabels[need]()),
    programs: programs.slice((page - 1) * marketPageSize, page * marketPageSize),
    total: programs.length,
    agencies: market.agencies.map(({ id, name }) => ({ id, name })),
    ...{ page, pageSize: marketPageSize, filter },
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
