/**
 * An instance and its answer as numbers, the form in which large ones are solved and checked. Numbers stand for
 * entries in canonical order (see `byCodePoint`): offers, dimensions and areas by id; households by rank; units by
 * rank, then order, then id, so that a household's units stand together. Names are kept apart, because neither the
 * engine nor the check needs them.
 */
export type Columns = {
  /** Helps a household may hold in the period; null lets each dimension stand by itself. */
  cap: number | null;
  offers: {
    dimension: Int32Array;
    /** Whole numbers from 0. */
    capacity: Float64Array;
  };
  /** Distinct lists of offers, each in ascending order: list `n` is `offers[start[n]]` up to `offers[start[n + 1]]`. */
  lists: { start: Int32Array; offers: Int32Array };
  households: {
    /** Strictly ascending. */
    rank: Float64Array;
    /** Helps already held in the period; all 0 without a cap. */
    received: Int32Array;
  };
  units: {
    household: Int32Array;
    dimension: Int32Array;
    /** The list of offers the unit may use, before bans. */
    list: Int32Array;
    /** Units of one group share this number; -1 stands for a unit by itself. */
    group: Int32Array;
    /** Kecamatan, -1 where none is given. */
    area: Int32Array;
  };
  pins: { unit: number; offer: number }[];
  /** `offer` -1 bars the unit from all. */
  bans: { unit: number; offer: number }[];
  /** `dimension` -1 stands for all. In the order area, then dimension. */
  floors: { area: number; dimension: number; places: number }[];
};

/** Ids of the numbers in `Columns`. */
export type Names = {
  dimensions: string[];
  offers: string[];
  households: string[];
  units: string[];
  areas: string[];
};

export const cutoffStates = ["open", "cut", "shut"] as const;

/** What a matching answers, by unit and by offer. */
export type Answer = {
  /** Offer of each unit, -1 where it is not served. */
  at: Int32Array;
  cutoffs: {
    /** Index in `cutoffStates`. */
    state: Uint8Array;
    /** Round of the last household that passes, 0 unless cut and with a cap. */
    round: Int32Array;
    /** Rank of the last household that passes, as in the file; 0 unless cut. */
    rank: Float64Array;
  };
  /** 1 for a unit whose help a floor secured. */
  protected: Uint8Array;
};
