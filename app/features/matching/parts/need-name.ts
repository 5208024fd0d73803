import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import type { RunNeed } from "../queries.server";

/** "Pelatihan kerja · anggota ke-2": which need, and of which member, without a name. */
export function needName({ need, memberNumber }: Pick<RunNeed, "need" | "memberNumber">): string {
  const label = need === null ? m.matching_need() : needLabels[need]();
  return memberNumber ? `${label} · ${m.matching_member_number({ n: formatCount(memberNumber) })}` : label;
}
