import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SourceLine } from "~/ui/stat";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { needCatalogue, type NeedCode, type Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import type { Left } from "../rules/market";

/** The market of partners, or of everybody. */
export type MarketBase = "/market" | "/needs-market";

/** A program as its reader may see it. */
export function programHref(base: MarketBase, { id, reference }: { id: string; reference: string }): string {
  return base === "/market" ? `/programs/${id}` : `/public/programs/${reference}`;
}

/** Where a pledge begins; the kecamatan that was looked at becomes its first wish. */
export function newPledge(target: string, district?: string): string {
  return `/pledges/new?${target}${district ? `&district=${district}` : ""}`;
}

/** The unit that is counted: households or persons who have the need. */
export function unitOf(need: NeedCode): string {
  return needCatalogue[need].recipient === "household" ? unitLabels.household() : unitLabels.person();
}

export function unitWord(unit: string, count?: number): string {
  return unit in unitLabels ? unitLabels[unit as Unit](count) : unit;
}

/** Rupiah per place, or a dash where a place has no price. */
export function valueText(unitValue: number): string {
  return unitValue > 0 ? formatRupiah(unitValue) : "–";
}

/** Places left, as far as they are known. `date`: when newer figures stand. */
export function leftText(left: Left, offered: number, date: string | null): string {
  if (left.kind === "new")
    return date === null
      ? m.pledges_market_left_not_counted({ n: formatCount(offered) })
      : m.pledges_market_left_new({ n: formatCount(offered), date: formatDate(date) });
  if (left.kind === "about" && left.count === 0) return m.pledges_market_left_none();
  if (left.kind === "about") return m.pledges_market_left_about({ n: formatCount(left.count) });
  return left.from === left.to
    ? formatCount(left.to)
    : m.pledges_market_left_between({ from: formatCount(left.from), to: formatCount(left.to) });
}

/** How many still have a need, in the whole region. */
export function needLead({ need, total }: { need: NeedCode; total: Shown }, fewerThan: number): string {
  const unit = unitOf(need);
  return total === null
    ? m.pledges_need_lead_few({ n: `${formatCount(fewerThan)} ${unit}` })
    : m.pledges_need_lead({ n: `${formatCount(total)} ${unit}` });
}

type FigureNoteProps = {
  asOf: string;
  nextOn: string | null;
  step: number;
  fewerThan: number;
  /** A figure above says where they come from already. */
  sourced?: boolean;
};

/** How figures are rounded, where they come from and of which day. */
export function FigureNote({ asOf, nextOn, step, fewerThan, sourced }: FigureNoteProps) {
  return (
    <div className="grid gap-2">
      <p className="max-w-text text-sm text-ink-soft">
        {m.disclosure_note({
          ...{ step: formatCount(step), few: formatCount(fewerThan) },
          date: formatDate(nextOn ?? asOf),
        })}
      </p>
      {sourced ? null : <SourceLine source={m.pledges_market_source()} date={formatDate(asOf)} />}
    </div>
  );
}
