/** What is held and what it made. */

import type { AsOf, Decimal, Direction, Money } from "./base";

export interface Protection {
  readonly stopPrice: Decimal | null;
  readonly takeProfitPrice: Decimal | null;
  readonly resident: boolean;
  readonly orderId: string | null;
  readonly unprotectedMs: number;
}

export interface Position {
  readonly symbol: string;
  readonly seq: number;
  readonly side: Direction;
  readonly qty: Decimal;
  readonly entryPrice: Decimal | null;
  readonly markPrice: Decimal | null;
  readonly notional: Money;
  readonly cost: Money;
  readonly uPnl: Money;
  readonly uPnlBp: number | null;
  readonly realisedPnl: Money;
  readonly liqPrice: Decimal | null;
  readonly liqDistanceRatio: number | null;
  /** Worth as a multiple of equity. */
  readonly leverage: number | null;
  readonly openedUs: number | null;
  readonly protection: Protection;
  readonly decisionId: string | null;
}

/** Signed so that the first five add up to net. */
export interface Bridge {
  readonly grossRealised: Money;
  readonly grossOpen: Money;
  readonly fees: Money;
  readonly funding: Money;
  readonly llmCost: Money;
  readonly net: Money;
}

export interface PortfolioNow {
  readonly seq: number;
  readonly eventTimeUs: number | null;
  readonly equity: Money;
  readonly cash: Money;
  readonly deposits: Money;
  readonly netPnl: Money;
  readonly netPnlRatio: number | null;
  readonly bridge: Bridge;
  /** The gateway checked that the parts add up to the whole. */
  readonly balanced: boolean;
  readonly drawdownRatio: number;
  readonly maxDrawdownRatio: number;
  readonly dayStartEquity: Money | null;
  readonly lossToday: Money;
  readonly grossNotional: Money;
  readonly reconciledUs: number | null;
  readonly openOrders: number;
  /** Open ones only. */
  readonly positions: readonly Position[];
}

/** GET /portfolio/equity, oldest first, thinned by minimum and maximum per bucket */
export interface Equity extends AsOf {
  readonly currency: string;
  readonly points: readonly (readonly [us: number, equity: Decimal])[];
  readonly thinned: boolean;
}

export interface EquityPoint {
  readonly seq: number;
  readonly us: number;
  readonly equity: Money;
  readonly drawdownRatio: number;
}
