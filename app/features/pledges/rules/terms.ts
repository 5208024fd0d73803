/** The text of a pledge that holds: what an amendment may change, and what every version keeps. Pure. */
import type { Wishes } from "./wishes";

export type PledgeTerms = {
  /** rupiah of a fund, or what the rest is worth */
  amount: number | null;
  quantity: number | null;
  places: number;
  wishes: Wishes;
  startsOn: string | null;
  endsOn: string | null;
  implementer: string | null;
  payee: string | null;
  description: string | null;
  /** rupiah of a fund, pieces of anything else, by the day they fall due */
  schedule: { dueOn: string; promised: number }[];
};
