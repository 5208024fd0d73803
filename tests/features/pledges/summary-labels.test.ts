import { expect, it } from "vitest";
import { fieldState } from "~/platform/forms/field-state";
import { draftLabelsOf } from "~/features/pledges/parts/draft-labels";

const summary = (kind: "fund" | "goods", field: string) =>
  fieldState({}, { typed: {}, errors: { [field]: "number" } }, () => "Tulis angka saja", draftLabelsOf(kind))
    .errors[0]?.text;

it("says above the form which row of goods or of the schedule is wrong", () => {
  expect(summary("goods", "item-2-quantity")).toBe("Barang 3, Jumlah: tulis angka saja");
  expect(summary("fund", "amount-1")).toMatch(/^Tahap 2, /);
});

it("calls the rupiah of goods an estimate and those of a fund the amount", () => {
  expect(summary("goods", "amount")).toMatch(/^Perkiraan nilai/);
  expect(summary("fund", "amount")).not.toMatch(/^Perkiraan nilai/);
});
