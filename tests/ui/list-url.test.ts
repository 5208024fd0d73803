import { expect, it } from "vitest";
import { listUrl, sortLink } from "~/ui/list-url";

const at = (query: string) => new URLSearchParams(query);

it("another filter starts the list at its first page and keeps the rest", () => {
  expect(listUrl("/list", at("q=siti&sort=name&page=7"), { place: "32.16.01" })).toBe(
    "/list?q=siti&sort=name&place=32.16.01",
  );
});

it("an empty answer takes the filter off", () => {
  expect(listUrl("/list", at("q=siti&place=a"), { place: "" })).toBe("/list?q=siti");
  expect(listUrl("/list", at("q=siti"), { q: undefined })).toBe("/list");
});

it("the first page is the list itself", () => {
  expect(listUrl("/list", at("q=a&page=3"), { page: 1 })).toBe("/list?q=a");
  expect(listUrl("/list", at("q=a&page=3"), { page: 4 })).toBe("/list?q=a&page=4");
});

it("a filter may hold several answers", () => {
  expect(listUrl("/list", at("state=a"), { state: ["b", "c"] })).toBe("/list?state=b&state=c");
});

it("the column the list is sorted by turns its order, the others sort ascending", () => {
  expect(sortLink("/list", at("sort=name"), "name")).toEqual({
    href: "/list?sort=-name",
    direction: "ascending",
  });
  expect(sortLink("/list", at("sort=-name"), "name")).toEqual({
    href: "/list?sort=name",
    direction: "descending",
  });
  expect(sortLink("/list", at("sort=-name"), "age")).toEqual({ href: "/list?sort=age" });
  expect(sortLink("/list", at(""), "name", "name")).toEqual({
    href: "/list?sort=-name",
    direction: "ascending",
  });
});
