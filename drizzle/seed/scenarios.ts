import { writeSetting } from "~/platform/db/settings.server";
import { loadBekasi } from "./bekasi-rutilahu";
import { loadKukarRbpk } from "./kukar-rbpk";
import { loadKukarSembako } from "./kukar-sembako";
import { loadPalangkaRaya } from "./palangka-raya-muskel";
import type { scenarioCodes } from "./scenario-codes";
import { asSystem } from "./stage";

const loaders: Record<(typeof scenarioCodes)[number], () => Promise<void>> = {
  bekasi_rutilahu: loadBekasi,
  palangka_raya_muskel: loadPalangkaRaya,
  kukar_sembako: loadKukarSembako,
  kukar_rbpk: loadKukarRbpk,
};

/** Fills an empty demo database with one scenario, mid-year, through the rooms' own commands where it matters. */
export async function loadScenario(code: string): Promise<void> {
  const load = (loaders as Record<string, (() => Promise<void>) | undefined>)[code];
  if (!load) throw new Error(`There is no scenario ${code}.`);
  await load();
  await asSystem((tx) => writeSetting(tx, "scenario", code));
}
