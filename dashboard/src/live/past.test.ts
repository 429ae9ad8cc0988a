import { expect, test, vi } from "vitest";
import { portfolio } from "../test/rows";
import { Past, Pasts } from "./past";

test("every question about the past names its moment, whatever else it names", () => {
  const past = new Past("2013-11-26T05:40:40.000Z", "r", 1);
  expect(past.address("/overview")).toBe("/overview?at=2013-11-26T05%3A40%3A40.000Z");
  expect(past.address("/decisions?limit=100")).toBe("/decisions?limit=100&at=2013-11-26T05%3A40%3A40.000Z");
});

test("what is read of one moment is kept apart from every other, and from now", () => {
  const pasts = new Pasts();
  const names = [pasts.at("5", "r"), pasts.at("6", "r"), pasts.at("5", "other")].map((past) => past.current().generation);
  expect(new Set(names).size).toBe(3);
  expect(names).not.toContain(0);
});

test("what was read is told at once to whoever reads it", async () => {
  const past = new Past("5", "r", 1);
  const told = vi.fn();
  past.store.subscribe("value:portfolio", told);
  past.store.value("portfolio", portfolio(5));
  await Promise.resolve();
  expect(told).toHaveBeenCalledOnce();
  expect(past.store.latest("portfolio")?.value.seq).toBe(5);
});

test("a moment looked at again is the same, until too many others were looked at; then it is read anew", () => {
  const pasts = new Pasts();
  const first = pasts.at("1", "r");
  expect(pasts.at("1", "r")).toBe(first);
  for (let at = 2; at < 12; at++) {
    pasts.at(String(at), "r");
  }
  const again = pasts.at("1", "r");
  expect(again).not.toBe(first);
  expect(again.current().generation).not.toBe(first.current().generation);
});
