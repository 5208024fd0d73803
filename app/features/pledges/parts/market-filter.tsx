import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { Details } from "~/ui/details";
import { FilterChips, FilterForm, type FilterChip } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { MoneyField } from "~/ui/text-fields";
import { needCatalogue, needCodes, pledgeForms } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels } from "~/features/needs/parts/labels";
import { sdgLabels } from "~/features/needs/parts/sdg-labels";
import { sdgGoals } from "~/features/needs/sdg";
import { leastChoices, marketSorts, type MarketFilter, type MarketSort } from "../rules/market";

const sortLabels: Readonly<Record<MarketSort, () => string>> = {
  missing: () => m.pledges_market_sort_missing(),
  open: () => m.pledges_market_sort_open(),
  value: () => m.pledges_market_sort_value(),
  left: () => m.pledges_market_sort_left(),
  name: () => m.pledges_market_sort_name(),
};

type MarketFiltersProps = {
  base: string;
  search: URLSearchParams;
  filter: MarketFilter;
  districts: readonly { code: string; name: string }[];
  agencies: readonly { id: string; name: string }[];
};

/** The choices of the market, folded until one is made, and what is chosen as chips. */
export function MarketFilters({ base, search, filter, districts, agencies }: MarketFiltersProps) {
  const chips = chipsOf({ base, search, filter, districts, agencies });
  const typedMax = search.get("max") ?? "";
  const wrongMax = typedMax.trim() !== "" && filter.max === undefined;
  return (
    <div className="grid gap-4">
      <Details summary={m.pledges_market_filter()} open={chips.length > 0 || wrongMax}>
        <FilterForm action={base}>
          <SelectField
            name="need"
            label={m.pledges_market_need()}
            choose={m.pledges_market_all()}
            defaultValue={filter.need ?? ""}
            options={needCodes
              .filter((code) => needCatalogue[code].pledgeForms.length > 0)
              .map((value) => ({ value, label: needLabels[value]() }))}
          />
          <SelectField
            name="district"
            label={m.pledges_record_district()}
            choose={m.pledges_market_all()}
            defaultValue={filter.district ?? ""}
            options={districts.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <SelectField
            name="agency"
            label={m.pledges_market_agency()}
            choose={m.pledges_market_all()}
            defaultValue={filter.agency ?? ""}
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="form"
            label={m.pledges_market_forms()}
            choose={m.pledges_market_all()}
            defaultValue={filter.form ?? ""}
            options={pledgeForms.map((value) => ({ value, label: pledgeFormLabels[value]() }))}
          />
          <SelectField
            name="sdg"
            label={m.needs_sdg()}
            choose={m.pledges_market_all()}
            defaultValue={filter.sdg ?? ""}
            options={sdgGoals.map((value) => ({ value, label: `${value}. ${sdgLabels[value]()}` }))}
          />
          <MoneyField
            name="max"
            label={m.pledges_market_max()}
            defaultValue={filter.max ?? typedMax}
            error={wrongMax ? m.pledges_sum_error() : undefined}
            width="full"
          />
          <SelectField
            name="least"
            label={m.pledges_market_least()}
            choose={m.pledges_market_all()}
            defaultValue={filter.least ? String(filter.least) : ""}
            options={leastChoices.map((n) => ({ value: String(n), label: formatCount(n) }))}
          />
          <SelectField
            name="sort"
            label={m.pledges_market_sort()}
            choose={false}
            defaultValue={filter.sort ?? "missing"}
            options={marketSorts.map((value) => ({ value, label: sortLabels[value]() }))}
          />
        </FilterForm>
      </Details>
      <FilterChips chips={chips} clearHref={base} />
    </div>
  );
}

function chipsOf({ base, search, filter, districts, agencies }: MarketFiltersProps): FilterChip[] {
  const { need, district, agency, form, sdg, max, least, sort } = filter;
  const chip = (name: string, label: string | undefined): FilterChip[] =>
    label ? [{ label, removeHref: listUrl(base, search, { [name]: undefined }) }] : [];
  return [
    ...chip("need", need && needLabels[need]()),
    ...chip("district", districts.find(({ code }) => code === district)?.name),
    ...chip("agency", agencies.find(({ id }) => id === agency)?.name),
    ...chip("form", form && pledgeFormLabels[form]()),
    ...chip("sdg", sdg && m.needs_sdg_short({ goal: sdg, title: sdgLabels[sdg]() })),
    ...chip("max", max === undefined ? undefined : m.pledges_market_max_chip({ amount: formatRupiah(max) })),
    ...chip(
      "least",
      least === undefined ? undefined : m.pledges_market_least_chip({ n: formatCount(least) }),
    ),
    ...chip("sort", sort && sort !== "missing" ? sortLabels[sort]() : undefined),
  ];
}
