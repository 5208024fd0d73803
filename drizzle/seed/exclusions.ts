import type { ExclusionReason } from "~/features/verification/rules/exclusion";
import type { Excluding, VillagePlan } from "./chain";
import type { SeedFamily } from "./families";
import type { Random } from "./random";

const notes: Record<string, string | null> = {
  well_off: null,
  moved_away: "Pindah ke kecamatan lain menurut Ketua RT",
  state_employee: "Kepala keluarga diangkat sebagai pegawai, diperiksa pada SK pengangkatan",
  wage_above_minimum: "Upah sesuai slip gaji bulan lalu di atas upah minimum",
  not_found: null,
  declined: "Menolak didata, disaksikan Ketua RT",
  not_resident: null,
};

/** About one family in fifteen is found ineligible by its meeting, for one reason each. */
export function chooseExcluded(
  random: Random,
  plans: readonly VillagePlan[],
  spared: ReadonlySet<SeedFamily>,
): Map<SeedFamily, Excluding> {
  const excluded = new Map<SeedFamily, Excluding>();
  for (const plan of plans) {
    for (const one of plan.families) {
      if (spared.has(one) || !random.chance(0.065)) continue;
      excluded.set(one, excludeFamily(random, one));
    }
  }
  return excluded;
}

/** Why a meeting finds this family ineligible. */
export function excludeFamily(random: Random, one: SeedFamily): Excluding {
  const reason = random.weighted<ExclusionReason>({
    well_off: 38,
    moved_away: 22,
    not_found: 14,
    state_employee: 8,
    wage_above_minimum: 8,
    not_resident: 6,
    declined: 4,
  });
  return { one, reason, note: notes[reason] ?? null };
}
