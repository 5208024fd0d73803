import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import type { PledgeTerms } from "../rules/terms";

type AmendmentEffectProps = {
  before: PledgeTerms;
  after: PledgeTerms;
  /** null: fewer than `fewerThan`, perhaps none */
  taken: number | null;
  fewerThan: number;
  releaseHref?: string;
};

/** What the change does to the places, in words; and what would have to be released first. */
export function AmendmentEffect({ before, after, taken, fewerThan, releaseHref }: AmendmentEffectProps) {
  const places = { before: formatCount(before.places), after: formatCount(after.places) };
  const short = taken === null ? 0 : taken - after.places;
  return (
    <>
      <p>
        {before.places === after.places
          ? m.pledges_amendment_same_places({ n: places.after })
          : m.pledges_amendment_places(places)}
      </p>
      <p>
        {m.pledges_amendment_stays({
          n: taken === null ? `< ${formatCount(fewerThan)}` : formatCount(taken),
        })}
      </p>
      {taken !== null && short > 0 ? (
        <Notice tone="warning">
          <p>{m.pledges_amendment_short({ taken: formatCount(taken), n: formatCount(short) })}</p>
          {releaseHref ? (
            <a className="link" href={releaseHref}>
              {m.pledges_act_losers()}
            </a>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
