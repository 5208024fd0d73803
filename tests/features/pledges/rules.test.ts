import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needCatalogue, needCodes, pledgeForms } from "~/features/needs/catalogue";
import {
  canAnswer,
  givesPlaces,
  holdsAccountNumber,
  isEditable,
  mayBeScheduled,
  namesAnOffice,
  percentOf,
  placesFor,
  placesOf,
  pledgeAfter,
  pledgeMoves,
  pledgeStates,
  refuseQuantity,
  refuseShares,
  type PledgeMove,
  type PledgeState,
  type Share,
} from "~/features/pledges/rules";
import { criteriaOfWishes, groupsFor, refuseWishes } from "~/features/pledges/rules/wishes";

describe("the life of a pledge", () => {
  it.each<[PledgeState, PledgeMove, PledgeState]>([
    ["draft", "submit", "submitted"],
    ["returned", "submit", "submitted"],
    ["submitted", "accept", "accepted"],
    ["submitted", "return", "returned"],
    ["submitted", "reject", "rejected"],
    ["accepted", "agree", "agreed"],
    ["agreed", "start", "running"],
    ["running", "complete", "completed"],
    ["submitted", "withdraw", "withdrawn"],
    ["returned", "withdraw", "withdrawn"],
    ["accepted", "withdraw", "withdrawn"],
    ["agreed", "withdraw", "withdrawn"],
    ["running", "withdraw", "withdrawn"],
    ["accepted", "expire", "expired"],
    ["expired", "renew", "accepted"],
  ])("goes from %s by %s to %s", (from, move, to) => {
    expect(pledgeAfter(from, move)).toBe(to);
  });

  it("knows no other way", () => {
    const ways = pledgeStates.flatMap((state) => pledgeMoves.filter((move) => pledgeAfter(state, move)));
    expect(ways).toHaveLength(15);
  });

  it("is rewritten as a draft or when sent back, gives places from acceptance, is scheduled once agreed", () => {
    expect(pledgeStates.filter(isEditable)).toEqual(["draft", "returned"]);
    expect(pledgeStates.filter(givesPlaces)).toEqual(["accepted", "agreed", "running"]);
    expect(pledgeStates.filter(mayBeScheduled)).toEqual(["agreed", "running"]);
  });
});

describe("money becomes places", () => {
  it("Rp 500 million at Rp 20 million a house are 25 houses", () => {
    expect(placesFor(500_000_000, 20_000_000)).toEqual({ places: 25, remainder: 0 });
  });

  it("never promises a place that is not paid for, and loses no rupiah", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 15 }),
        fc.integer({ min: 1, max: 10 ** 9 }),
        (rupiah, unitValue) => {
          const { places, remainder } = placesFor(rupiah, unitValue);
          expect(places * unitValue + remainder).toBe(rupiah);
          expect(remainder).toBeLessThan(unitValue);
        },
      ),
    );
  });

  it("refuses a sum without a unit value and a sum below one place; pieces need neither", () => {
    expect(placesOf({ kind: "fund", rupiah: 5 }, null)).toBe("pledge_unit_value_missing");
    expect(placesOf({ kind: "fund", rupiah: 5 }, 10)).toBe("pledge_below_one_place");
    expect(placesOf({ kind: "training_seat", count: 16 }, null)).toEqual({ places: 16, remainder: 0 });
  });

  it("refuses nothing, less than nothing, and more than anybody can mean", () => {
    expect(refuseQuantity({ kind: "fund", rupiah: 0 })).toBe("pledge_amount_not_positive");
    expect(refuseQuantity({ kind: "fund", rupiah: 10 ** 15 + 1 })).toBe("pledge_amount_too_large");
    expect(refuseQuantity({ kind: "goods", count: 1.5 })).toBe("pledge_amount_not_positive");
    expect(refuseQuantity({ kind: "goods", count: 1_000_001 })).toBe("pledge_amount_too_large");
    expect(refuseQuantity({ kind: "house_repair", count: 10 })).toBeNull();
  });
});

describe("several funders of one pledge", () => {
  const lead: Share = { partnerId: "estate", isLead: true, rupiah: 30 };
  const tenant: Share = { partnerId: "tenant", isLead: false, rupiah: 20 };
  it.each<[string, Share[], ReturnType<typeof refuseShares>]>([
    ["together they are the pledge", [lead, tenant], null],
    ["the sum differs", [lead, { ...tenant, rupiah: 21 }], "shares_sum_differs"],
    [
      "a lead may only organise",
      [
        { ...lead, rupiah: 0 },
        { ...tenant, rupiah: 50 },
      ],
      null,
    ],
    [
      "a funder funds",
      [
        { ...lead, rupiah: 50 },
        { ...tenant, rupiah: 0 },
      ],
      "shares_amount_not_positive",
    ],
    ["a funder has not said its amount", [lead, { ...tenant, rupiah: null }], "shares_amount_missing"],
    ["nobody leads", [tenant], "shares_lead_missing"],
    ["two lead", [lead, { ...tenant, isLead: true }], "shares_lead_missing"],
    ["one stands twice", [lead, { ...tenant, partnerId: "estate" }], "shares_partner_twice"],
  ])("%s", (_, shares, refusal) => {
    expect(refuseShares(50, shares)).toBe(refusal);
  });

  it("a share in percent comes from the rupiah shown", () => {
    expect(percentOf(946, 10_644)).toBe(8.89);
    expect(percentOf(1, 0)).toBe(0);
  });
});

describe("no money passes through the portal", () => {
  it.each([
    "Dinas Sosial",
    "Bapak Bupati",
    "Pemkab Bekasi",
    "Bendahara Daerah",
    "Kas Daerah",
    "Kantor Camat Setu",
    "Wali Kota",
  ])("%s is never paid", (name) => expect(namesAnOffice(name)).toBe(true));
  it.each(["CV Contoh Bangunan", "LPK Contoh Jahit", "Toko Contoh Dinamis", "Kelompok Contoh Camar"])(
    "%s may be paid",
    (name) => expect(namesAnOffice(name)).toBe(false),
  );
  it.each(["rek 1234567890", "BCA 123-456-7890 a.n. PT Contoh", "3216 1801 0190 9001", "1234.5678.9012"])(
    "an account number or NIK is noticed: %s",
    (text) => expect(holdsAccountNumber(text)).toBe(true),
  );
  it.each(["Rp 1.250.000.000 untuk 2023–2024", "16 kursi, 240 JP", "tahun 2023, 2024 dan 2025", ""])(
    "an amount is not: %s",
    (text) => expect(holdsAccountNumber(text)).toBe(false),
  );
});

describe("what a pledge may answer, and for whom", () => {
  it("training seats answer skills, vacancies only employment, and nothing is pledged for documents", () => {
    expect(canAnswer("training_seat", "skills")).toBe(true);
    expect(needCodes.filter((need) => canAnswer("vacancy", need))).toEqual(["employment"]);
    expect(pledgeForms.some((kind) => canAnswer(kind, "documents"))).toBe(false);
  });

  it("a training is not offered to the elderly or the severely disabled as a group", () => {
    expect(groupsFor(needCatalogue.skills)).not.toContain("elderly");
    expect(groupsFor(needCatalogue.skills)).not.toContain("disability");
    expect(groupsFor(needCatalogue.skills)).toContain("women");
    expect(groupsFor(needCatalogue["care.elderly"])).not.toContain("elderly");
    expect(groupsFor(needCatalogue["livelihood.fish"])).not.toContain("fisher");
  });

  it.each([
    [{ districts: ["32.16.18"], group: "female_head" }, null, null],
    [{ districts: ["32.16.18", "32.16.18"], group: null }, null, "wish_district_twice"],
    [{ districts: ["64.02.06"], group: null }, null, "wish_district_unknown"],
    [{ districts: ["32.16.19"], group: null }, ["32.16.18"], "wish_district_outside"],
    [{ districts: ["32.16.18"], group: null }, ["32.16.18.2003"], null],
    [{ districts: ["32.16.18"], group: null }, ["32.16"], null],
    [{ districts: [], group: "women" }, null, "wish_group_not_for_need"],
  ] as const)("the wishes %j within %j → %s", (wishes, area, refusal) => {
    expect(refuseWishes(wishes, needCatalogue.housing, ["32.16.18", "32.16.19"], area)).toBe(refusal);
  });

  it("wishes become criteria that only narrow", () => {
    expect(criteriaOfWishes({ districts: ["32.16.19", "32.16.18"], group: "elderly" })).toEqual({
      place: { codes: ["32.16.18", "32.16.19"] },
      age: { min: 60, max: null, unknown: "ask" },
    });
    expect(criteriaOfWishes({ districts: [], group: null })).toEqual({});
  });
});
