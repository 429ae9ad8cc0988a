/** Prices, candles, and what is drawn on them. */

import type { AsOf, Decimal, Direction, Money, OrderSide } from "./base";

export interface Instrument {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly tickSize: Decimal;
  readonly stepSize: Decimal;
  readonly minNotional: Money;
  readonly makerFeeRatio: number;
  readonly takerFeeRatio: number;
}

/** Labels that must be shown: simulated is traded in a simulator, derived is inferred and not recorded. */
export interface MarketInfo {
  readonly symbol: string;
  readonly instrument: Instrument;
  readonly origin: string;
  readonly simulated: boolean;
  readonly sidesDerived: boolean;
  readonly bookDerived: boolean;
  readonly shiftMs: number;
  readonly frameIntervalMs: number;
}

export interface Quote {
  readonly symbol: string;
  readonly seq: number;
  readonly bid: Decimal | null;
  readonly ask: Decimal | null;
  readonly last: Decimal | null;
  readonly mark: Decimal;
  readonly index: Decimal | null;
  readonly spreadBp: number | null;
  readonly fundingRateRatio: number;
  readonly nextFundingUs: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  /** Wall-clock age when the answer was made. */
  readonly feedAgeMs: number;
  readonly staleAfterMs: number;
}

export type Interval = "1m" | "5m" | "15m" | "1h" | "4h";

/** A minute without trades has no candle. */
export interface Candle {
  readonly symbol: string;
  readonly interval: Interval;
  readonly startUs: number;
  readonly open: Decimal;
  readonly high: Decimal;
  readonly low: Decimal;
  readonly close: Decimal;
  readonly volume: Decimal;
  readonly trades: number;
  readonly seq: number;
}

export interface OwnLevel {
  readonly price: Decimal;
  readonly size: Decimal;
  readonly side: OrderSide;
  readonly orderId: string;
}

export type Level = readonly [price: Decimal, size: Decimal];

/** The best levels, best first. */
export interface Book {
  readonly symbol: string;
  readonly seq: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly ours: readonly OwnLevel[];
  readonly microPrice: Decimal | null;
  readonly imbalance: number | null;
  readonly valid: boolean;
  readonly invalidReason: string | null;
  readonly eventTimeUs: number;
  readonly ageMs: number;
}

/** GET /market/{symbol} */
export interface Market {
  readonly info: MarketInfo;
  readonly quote: Quote | null;
  readonly book: Book | null;
}

/** GET /market/{symbol}/candles, oldest first */
export interface Candles extends AsOf {
  readonly symbol: string;
  readonly interval: Interval;
  readonly items: readonly Candle[];
}

/** One thing that happened at a place on the chart; `toUs` only for a stop, null while it is still there. */
export interface Mark {
  readonly kind: "DECISION" | "DENIAL" | "FILL" | "STOP";
  readonly us: number;
  readonly toUs: number | null;
  readonly price: Decimal | null;
  readonly side: OrderSide | null;
  readonly direction: Direction | null;
  readonly qty: Decimal | null;
  readonly id: string;
  readonly decisionId: string | null;
  readonly text: string;
}

/** GET /market/{symbol}/marks, oldest first */
export interface Marks extends AsOf {
  readonly symbol: string;
  readonly items: readonly Mark[];
}
