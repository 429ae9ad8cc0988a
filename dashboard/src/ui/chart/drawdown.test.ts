import type { UTCTimestamp } from "lightweight-charts";
import { expect, test } from "vitest";
import { belowPeak } from "./EquityChart";

const at = (time: number, value: number) => ({ time: time as UTCTimestamp, value });

test("a drawdown is counted from the highest so far, and is over at a new one", () => {
  const below = belowPeak([at(1, 100), at(2, 90), at(3, 95), at(4, 120), at(5, 60)]);
  expect(below.map(({ value }) => value)).toEqual([0, -10, -5, 0, -50]);
});
