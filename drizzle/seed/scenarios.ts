/** The demo scenarios that can be loaded, the default first. */
export const scenarioCodes = ["bekasi_rutilahu", "palangka_raya_muskel"];

/** Fills an empty demo database with one scenario, mid-year, through the rooms' own commands where it matters. */
export async function loadScenario(code: string): Promise<void> {
  if (!scenarioCodes.includes(code)) throw new Error(`There is no scenario ${code}.`);
}
