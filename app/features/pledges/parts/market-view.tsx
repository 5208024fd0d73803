import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import type { MarketFilter, MarketNeed, MarketProgram } from "../rules/market";
import { MarketFilters } from "./market-filter";
import { MarketNeeds } from "./market-needs";
import { MarketPrograms } from "./market-programs";
import { FigureNote, type MarketBase, programHref } from "./market-words";

export type MarketShown = {
  asOf: string | null;
  nextOn: string | null;
  step: number;
  fewerThan: number;
  /** as many as stand on the page */
  needs: MarketNeed[];
  needsTotal: number;
  /** of this page */
  programs: MarketProgram[];
  total: number;
  page: number;
  pageSize: number;
  filter: MarketFilter;
  districts: { code: string; name: string }[];
  agencies: { id: string; name: string }[];
};

type MarketViewProps = {
  base: MarketBase;
  market: MarketShown;
  search: URLSearchParams;
  mayPledge: boolean;
  children?: ReactNode;
};

/** Filters, needs and programs: one market for partners and for everybody, with the figures of either. */
export function MarketView({ base, market, search, mayPledge, children }: MarketViewProps) {
  const { asOf, needs, programs, filter, districts } = market;
  const inside = base === "/market";
  const district = districts.find(({ code }) => code === filter.district) ?? null;
  const ranked = needs.some(({ unserved }) => unserved !== null) && !district;
  return (
    <>
      <MarketFilters base={base} search={search} {...market} />
      {children}
      {market.total > 0 && market.page === 1 ? (
        <p>
          <a href="#programs" className="link inline-block min-h-6">
            {m.pledges_market_jump({ n: formatCount(market.total) })}
          </a>
        </p>
      ) : null}
      <Section title={m.pledges_market_needs()}>
        {asOf === null ? (
          <EmptyState title={m.pledges_market_no_figures()} />
        ) : needs.length === 0 ? (
          <EmptyState title={m.pledges_market_needs_empty()} />
        ) : (
          <>
            {(filter.sort ?? "missing") === "missing" ? (
              <p className="max-w-text">
                {ranked ? m.pledges_market_order() : m.pledges_market_order_open()}
              </p>
            ) : null}
            <MarketNeeds
              base={base}
              needs={needs}
              fewerThan={market.fewerThan}
              district={district}
              mayPledge={mayPledge}
              mayCompare={inside}
            />
            {needs.length < market.needsTotal ? (
              <p>
                <ButtonLink href={listUrl(base, search, { needs: "all" })} look="plain">
                  {m.pledges_market_needs_all({ n: formatCount(market.needsTotal) })}
                </ButtonLink>
              </p>
            ) : null}
            {filter.max ? <p className="max-w-text">{m.pledges_market_value_note()}</p> : null}
          </>
        )}
        {asOf === null ? null : <FigureNote {...market} asOf={asOf} />}
      </Section>
      <Section title={m.pledges_market_programs()} id="programs">
        {programs.length === 0 ? (
          <EmptyState
            title={
              Object.values(filter).some((choice) => choice !== undefined)
                ? m.pledges_market_programs_empty_filtered()
                : m.pledges_market_programs_empty()
            }
          />
        ) : (
          <MarketPrograms
            programs={programs}
            district={district}
            nextOn={market.nextOn}
            hrefOf={(program) => programHref(base, program)}
            mayPledge={mayPledge}
            mayCompare={inside}
          />
        )}
        <Pagination
          page={market.page}
          pageSize={market.pageSize}
          total={market.total}
          hrefOf={(to) => `${listUrl(base, search, { page: to })}#programs`}
        />
      </Section>
    </>
  );
}
