import { expect, test } from "vitest";
import type { MicroRow } from "../../api/types";
import { toxicityPoints } from "./useChartPanes";

const MINUTE = 60_000_000;

const reading = (us: number, rank: number | null): MicroRow => ({
  agentId: "vpin-hft",
  seq: us,
  us,
  vpin: 0.4,
  vpinNoise: 0.2,
  vpinRankRatio: rank,
  vpinGateRatio: 0.9,
  signedFlow: null,
  queueImbalance: null,
  kyleLambda: null,
});

test("the last reading of a candle's time stands, in the order of time", () => {
  const points = toxicityPoints([reading(MINUTE, 0.2), reading(MINUTE + 5, 0.7), reading(0, 0.1)], "1m");
  expect(points).toEqual([
    { time: 0, rank: 0.1, gate: 0.9 },
    { time: 60, rank: 0.7, gate: 0.9 },
  ]);
});

test("what was not measured is no point", () => {
  expect(toxicityPoints([reading(0, null)], "1m")).toEqual([]);
});
