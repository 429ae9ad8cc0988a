import { expect, test } from "vitest";
import type { Agent, Score } from "../api/types";
import { plottable, range } from "./calibration";

const row = (score: Partial<Score>) => ({
  id: "a:BTCUSDT",
  agent: { id: "a" } as Agent,
  score: { outcomes: 40, hitRate: null, excessConfidence: null, ...score } as Score,
});

test("stated is what was right and what was too much", () => {
  const [dot] = plottable([row({ hitRate: 0.5, excessConfidence: 0.125 })]);
  expect(dot).toEqual({ id: "a:BTCUSDT", label: "a", stated: 0.625, observed: 0.5, n: 40 });
});

test("an agent without an outcome has no dot", () => {
  expect(plottable([row({})])).toEqual([]);
});

test("both axes reach from the least to the most, in steps of a twentieth, and hold a coin", () => {
  const dot = { id: "a", label: "a", n: 1 };
  expect(range([{ ...dot, stated: 0.71, observed: 0.33 }])).toEqual([0.3, 0.75]);
  expect(range([])).toEqual([0.45, 0.6]);
});
