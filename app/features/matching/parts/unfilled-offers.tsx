import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { needLabels } from "~/features/needs/parts/labels";
import { criterionLabels } from "~/features/programs/parts/labels";
import type { RunOffer } from "../queries.server";
import type { Relaxation } from "../rules/relax";

type UnfilledOffersProps = { offers: readonly RunOffer[]; placeName: (code: string) => string };

/** Offers with places left, and for each what a wider condition would reach. */
export function UnfilledOffers({ offers, placeName }: UnfilledOffersProps) {
  const rows = offers
    .filter(({ unfilled }) => unfilled !== null)
    .sort((a, b) => b.places - b.served - (a.places - a.served));
  if (rows.length === 0) return <EmptyState title={m.matching_unfilled_none()} />;
  return (
    <ul className="grid max-w-text gap-6">
      {rows.map((offer) => (
        <li key={offer.id} className="flow border-s-4 border-line ps-4">
          <h3>{offer.label}</h3>
          <p>
            {m.matching_unfilled_left({
              need: needLabels[offer.need](),
              left: formatCount(offer.places - offer.served),
              places: formatCount(offer.places),
            })}{" "}
            {offer.unfilled === "nobody_fits"
              ? m.matching_unfilled_nobody_fits_text()
              : m.matching_unfilled_all_served_text()}
          </p>
          <Relaxations offer={offer} placeName={placeName} />
        </li>
      ))}
    </ul>
  );
}

function Relaxations({ offer, placeName }: { offer: RunOffer; placeName: (code: string) => string }) {
  if (offer.relaxations === null) return <p>{m.matching_relax_pending()}</p>;
  if (offer.relaxations.length === 0) return <p>{m.matching_relax_none()}</p>;
  return (
    <ul className="list-disc ps-5">
      {offer.relaxations.map((one) => (
        <li key={one.criterion}>{relaxationWords(one, placeName)}</li>
      ))}
    </ul>
  );
}

const districtsNamed = 3;

/** "Juga kecamatan Cibarusah: 37 kebutuhan lagi" – the place by name, other conditions by what they are. */
function relaxationWords(
  { criterion, reach, toAsk, districts }: Relaxation,
  placeName: (code: string) => string,
) {
  const ask = toAsk > 0 ? ` ${m.matching_relax_ask({ n: formatCount(toAsk) })}` : "";
  if (criterion !== "place") {
    const without = m.matching_relax_without({
      criterion: criterionLabels[criterion](),
      n: formatCount(reach),
      count: reach,
    });
    return without + ask;
  }
  const named = districts
    .slice(0, districtsNamed)
    .map(({ code, reach: n }) =>
      m.matching_relax_district({ district: placeName(code), n: formatCount(n), count: n }),
    )
    .join("; ");
  const more = districts.length - districtsNamed;
  return more <= 0
    ? m.matching_relax_place({ districts: named })
    : m.matching_relax_place_more({
        districts: named,
        more: formatCount(more),
        n: formatCount(reach),
        count: reach,
      });
}
