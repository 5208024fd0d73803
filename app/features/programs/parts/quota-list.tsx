import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Details } from "~/ui/details";
import { sumOfPlaces, type QuotaPart } from "../rules";

type QuotaListProps = {
  parts: readonly QuotaPart[];
  /** "rumah", "paket". */
  unit: string;
  /** Names by code: a desa with its kecamatan in brackets, and every kecamatan. */
  placeNames: Readonly<Record<string, string>>;
};

/** More kecamatan than these fold: a region of twenty would push the rest of the page out of sight. */
const most = 6;

/** The division of a quota, by kecamatan with its sum, its desa after it. */
export function QuotaList({ parts, unit, placeNames }: QuotaListProps) {
  if (parts.length === 0) return m.programs_record_quota_undivided();
  const districts = [...new Set(parts.map(({ place }) => place.slice(0, 8)))];
  const list = (
    <ul className="grid gap-1">
      {districts.map((district) => {
        const within = parts.filter(({ place }) => place.startsWith(district));
        const name = placeNames[district] ?? district;
        const villages = within.filter(({ place }) => place.length > district.length);
        return (
          <li key={district} className="wrap-anywhere">
            {name}: {formatCount(sumOfPlaces(within))} {unit}
            {villages.length > 0 ? (
              <span className="block text-sm text-ink-soft">
                {villages
                  .map(({ place, places }) =>
                    m.programs_record_quota_parts({
                      place: (placeNames[place] ?? place).replace(` (${name})`, ""),
                      n: formatCount(places),
                    }),
                  )
                  .join(" · ")}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
  if (districts.length <= most) return list;
  return (
    <Details summary={m.programs_record_quota_divided({ n: formatCount(districts.length) })}>{list}</Details>
  );
}
