import type {
  Floor,
  Job,
  Latrine,
  Lighting,
  Roof,
  Wall,
  Water,
} from "~/features/households/rules/vocabulary";
import type { Style } from "./names";

/** How often each answer is drawn, percent; invented for plausibility, not statistics (handbook 17.10). */
type House = {
  roof: Partial<Record<Roof, number>>;
  wall: Partial<Record<Wall, number>>;
  floor: Partial<Record<Floor, number>>;
  lighting: Partial<Record<Lighting, number>>;
  water: Partial<Record<Water, number>>;
  latrine: Partial<Record<Latrine, number>>;
  job: Partial<Record<Job, number>>;
  owned: number;
  pkh: number;
  foodAid: number;
};

export const HOUSE: Record<Style, House> = {
  kalimantan: {
    roof: { sheet: 70, wood: 18, thatch: 8, tile: 4 },
    wall: { masonry: 10, wood: 82, bamboo: 5, other: 3 },
    floor: { ceramic: 6, cement: 14, wood: 72, bamboo: 4, earth: 4 },
    lighting: { own: 70, shared: 15, generator_solar: 5, none: 10 },
    water: {
      piped: 14,
      bottled: 11,
      borehole: 10,
      protected_well: 15,
      surface: 34,
      unprotected_well: 8,
      rain: 8,
    },
    latrine: { own_septic: 40, own_no_septic: 25, shared: 31, other: 4 },
    job: { none: 18, casual: 27, farmer: 22, fisher: 16, trader: 9, self_employed: 4, other: 4 },
    owned: 0.8,
    pkh: 0.4,
    foodAid: 0.55,
  },
  java: {
    roof: { tile: 72, sheet: 22, bamboo: 3, thatch: 3 },
    wall: { masonry: 72, wood: 12, bamboo: 12, other: 4 },
    floor: { ceramic: 42, cement: 38, wood: 4, earth: 13, bamboo: 3 },
    lighting: { own: 90, shared: 9, none: 1 },
    water: { piped: 14, bottled: 16, borehole: 36, protected_well: 22, unprotected_well: 9, surface: 3 },
    latrine: { own_septic: 60, own_no_septic: 15, shared: 22, other: 3 },
    job: { none: 24, casual: 44, farmer: 12, trader: 12, private_employee: 5, other: 3 },
    owned: 0.66,
    pkh: 0.42,
    foodAid: 0.58,
  },
  sumatra: {
    roof: { tile: 38, sheet: 54, wood: 5, thatch: 3 },
    wall: { masonry: 45, wood: 45, bamboo: 4, other: 6 },
    floor: { ceramic: 30, cement: 32, wood: 30, earth: 6, bamboo: 2 },
    lighting: { own: 90, shared: 9, none: 1 },
    water: {
      piped: 48,
      bottled: 14,
      borehole: 12,
      protected_well: 8,
      unprotected_well: 6,
      surface: 8,
      rain: 4,
    },
    latrine: { own_septic: 58, own_no_septic: 17, shared: 22, other: 3 },
    job: { none: 24, casual: 48, farmer: 2, fisher: 2, trader: 16, self_employed: 4, other: 4 },
    owned: 0.55,
    pkh: 0.45,
    foodAid: 0.6,
  },
};
