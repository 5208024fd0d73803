/** The demo scenarios that can be loaded, the default first. Apart from their data, which only a first start reads. */
export const scenarioCodes = [
  "bekasi_rutilahu",
  "palangka_raya_muskel",
  "kukar_sembako",
  "kukar_rbpk",
] as const;
