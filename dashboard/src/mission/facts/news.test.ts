import { expect, test } from "vitest";
import type { FactItem } from "../../api/types";
import { asFact } from "../../live/store";
import { control, decision, fill, order, risk, run } from "../../test/rows";
import { news } from "./news";

const newestFirst = (...facts: FactItem[]) => facts.toReversed();

const STORY = newestFirst(
  asFact("run", run(1)),
  asFact("risk", risk(2)),
  asFact("decision", decision(1, 10)),
  asFact("order", order("o-1", 11, 11)),
  asFact("fill", fill(501, 12)),
  asFact("order", order("o-1", 11, 12, { status: "FILLED" })),
  asFact("decision", decision(1, 12, { outcome: "FILLED" })),
  asFact("risk", risk(13)),
  asFact("control", control("c-1", 14)),
  asFact("risk", risk(15, { state: "HALTED" })),
);

const told = (facts: readonly FactItem[]) => facts.map((fact) => `${fact.seq} ${fact.kind}`);

test("what other facts already say is not told twice", () => {
  expect(told(news(STORY, "all", 50))).toEqual([
    "15 risk",
    "14 control",
    "12 fill",
    "11 order",
    "10 decision",
    "1 run",
  ]);
});

test("a filter tells its own kind in full", () => {
  expect(told(news(STORY, "orders", 50))).toEqual(["12 order", "11 order"]);
  expect(told(news(STORY, "fills", 50))).toEqual(["12 fill"]);
  expect(told(news(STORY, "operator", 50))).toEqual(["15 risk", "14 control"]);
});

test("the newest are kept", () => {
  expect(told(news(STORY, "all", 2))).toEqual(["15 risk", "14 control"]);
});
