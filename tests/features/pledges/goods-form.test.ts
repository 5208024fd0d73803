import { expect, it } from "vitest";
import { amountForm } from "~/features/pledges/forms";

it.each([
  ["1.000", 1000],
  ["1,000", 1000],
  ["12 500", 12_500],
  ["2,5", 2.5],
  ["0.125", 0.125],
])("goods counted as %j are %d pieces, not a thousandth of what was meant", (typed, quantity) => {
  const read = amountForm("goods").safeParse({
    quantity: "1",
    "item-0-name": "Beras",
    "item-0-quantity": typed,
    "item-0-unit": "kg",
    handover_place: "Tenggarong",
    condition: "new",
  });
  expect(read.data?.details ?? read.error?.issues).toMatchObject({ items: [{ quantity }] });
});
