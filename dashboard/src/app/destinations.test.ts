import { expect, test } from "vitest";
import { destinations, find } from "./destinations";

const PLACES = [...destinations([], [], []), { name: "Risk appetite", to: "/risk?limit=x" }, { name: "vpin-hft", to: "/agents?agent=vpin-hft" }];

const to = (words: string) => find(words, PLACES)?.to ?? null;

test("a decision is found by its id, whatever else there is", () => {
  expect(to(" D-412 ")).toBe("/decisions/d-412");
});

test("the whole name is nearer than its beginning, and that nearer than a part", () => {
  expect(to("risk")).toBe("/risk");
  expect(to("risk a")).toBe("/risk?limit=x");
  expect(to("hft")).toBe("/agents?agent=vpin-hft");
});

test("nothing leads nowhere", () => {
  expect(to("")).toBeNull();
  expect(to("nowhere")).toBeNull();
});
