import { expect, test } from "vitest";
import type { Score } from "../api/types";
import { plottable, range } from "./calibration";

test("every bin that was told has a dot and a name of its bounds", () => {
  const score = { calibration: [{ from: 0.58, stated: 0.59, observed: 0.5, outcomes: 40 }] } as unknown as Score;
  expect(plottable(score)).toEqual([{ id: "0.58", label: "0.58 to 0.60", stated: 0.59, observed: 0.5, n: 40 }]);
});

test("an agent without an outcome has no dot", () => {
  expect(plottable({ calibration: [] } as unknown as Score)).toEqual([]);
  expect(plottable(undefined)).toEqual([]);
});

test("both axes reach from the least to the most, in steps of a twentieth, and hold a coin", () => {
  const dot = { id: "a", label: "a", n: 1 };
  expect(range([{ ...dot, stated: 0.71, observed: 0.33 }])).toEqual([0.3, 0.75]);
  expect(range([])).toEqual([0.4, 0.6]);
});
