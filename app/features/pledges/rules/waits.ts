/** What a pledge can wait for, besides its state: the last word of `/pledges?waits=`. Pure. */
export const pledgeWaits = [
  "amendment",
  "draft_amendment",
  "promise",
  "agreement",
  "renewal",
  "signature",
] as const;
export type PledgeWait = (typeof pledgeWaits)[number];
