import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import type { DivisionFilling } from "../division.server";

type DivisionAidProps = {
  filling: DivisionFilling;
  nobody: boolean;
  quota: number;
  unit: string;
  /** The address that fills the boxes so. */
  hrefOf: (filling: DivisionFilling) => string;
};

/** Ways to fill in the division, and what was filled in without being saved. */
export function DivisionAid({ filling, nobody, quota, unit, hrefOf }: DivisionAidProps) {
  if (quota === 0) return null;
  const ways = [
    ["district", m.programs_division_by_district()],
    ["village", m.programs_division_by_village()],
    ["none", m.programs_division_empty()],
  ] as const;
  return (
    <div className="flow">
      {nobody ? (
        <Notice tone="warning">
          <p>{m.programs_division_no_needs()}</p>
        </Notice>
      ) : filling === "district" || filling === "village" ? (
        <Notice title={m.programs_division_proposal()}>
          <p>{m.programs_division_proposal_text({ quota: formatCount(quota), unit })}</p>
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {ways
          .filter(([way]) => way !== filling)
          .map(([way, label]) => (
            <ButtonLink key={way} href={hrefOf(way)} look="plain">
              {label}
            </ButtonLink>
          ))}
      </div>
    </div>
  );
}
