/** Who trades a market, and what holding it costs. */

import type { AsOf, Decimal, Money } from "./base";
import type { Interval } from "./market";

/** What buyers and sellers took from the book in one interval; base-asset units. */
export interface FlowRow {
  readonly symbol: string;
  readonly interval: Interval;
  readonly startUs: number;
  readonly buyVolume: Decimal;
  readonly sellVolume: Decimal;
  readonly netVolume: Decimal;
  /** From -1, all of it sold, to 1, all of it bought. */
  readonly imbalance: number;
  readonly trades: number;
  readonly seq: number;
}

/** GET /market/{symbol}/flow, oldest first */
export interface Flow extends AsOf {
  readonly symbol: string;
  readonly interval: Interval;
  readonly sidesDerived: boolean;
  readonly items: readonly FlowRow[];
}

/** What one agent measured of a market's flow; null is what it did not measure. */
export interface MicroRow {
  readonly agentId: string;
  readonly seq: number;
  readonly us: number;
  readonly vpin: number | null;
  /** What it would be if sides were tossed with a coin. */
  readonly vpinNoise: number | null;
  /** Its place among its own past, 0 to 1. */
  readonly vpinRankRatio: number | null;
  /** The rank from which on the agent takes a side. */
  readonly vpinGateRatio: number | null;
  readonly signedFlow: number | null;
  readonly queueImbalance: number | null;
  /** Ticks that one unit moves the price. */
  readonly kyleLambda: number | null;
}

/** GET /market/{symbol}/micro, oldest first */
export interface Micro extends AsOf {
  readonly symbol: string;
  readonly items: readonly MicroRow[];
  readonly itemsReason: string | null;
}

/** One settlement; a negative amount was paid. */
export interface FundingRow {
  readonly id: string;
  readonly seq: number;
  readonly us: number;
  readonly recordedUs: number;
  readonly symbol: string;
  readonly amount: Money;
}

/** GET /market/{symbol}/funding */
export interface Funding extends AsOf {
  readonly symbol: string;
  readonly rateRatio: number | null;
  readonly nextUs: number | null;
  /** What our position would receive at the next settlement; null without one. */
  readonly expected: Money | null;
  readonly quoteReason: string | null;
  readonly received: Money;
  readonly items: readonly FundingRow[];
}
