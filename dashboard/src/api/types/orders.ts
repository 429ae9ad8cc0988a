/** What left, what came back, and what was refused. */

import type { Decimal, Money, OrderSide, Purpose } from "./base";

export type OrderStatus =
  | "INTENDED"
  | "WORKING"
  | "PARTIALLY_FILLED"
  | "FILLED"
  | "CANCELLED"
  | "EXPIRED"
  | "REJECTED"
  | "UNKNOWN"
  | "NEVER_SENT";

export interface LifeStage {
  readonly stage:
    | "INTENDED"
    | "ACKED"
    | "AMENDED"
    | "PARTIAL"
    | "FILLED"
    | "CANCEL_INTENDED"
    | "CANCELLED"
    | "REJECTED"
    | "EXPIRED"
    | "UNKNOWN"
    | "RESOLVED"
    | "EXTERNAL";
  readonly us: number;
  readonly recordedUs: number;
  readonly seq: number;
  readonly note: string | null;
}

/** How an entry came to its size and terms. */
export interface Manner {
  readonly wanted: Money;
  readonly cap: "NONE" | "DECISION" | "LARGEST_POSITION" | "VOLATILITY" | "RESULTS" | "PROBE";
  readonly urgency: "NONE" | "PATIENT" | "URGENT" | "OUT_OF_PATIENCE";
  /** From 1; 0 if nothing was sliced. */
  readonly slice: number;
  readonly slices: number;
}

export interface Order {
  readonly id: string;
  readonly clientId: string;
  readonly venueOrderId: string | null;
  readonly seq: number;
  readonly createdSeq: number;
  readonly createdUs: number;
  readonly updatedUs: number;
  readonly decisionId: string | null;
  readonly symbol: string;
  readonly side: OrderSide;
  readonly type: "LIMIT" | "MARKET" | "STOP_MARKET" | "TAKE_PROFIT_MARKET" | "STOP" | "TAKE_PROFIT" | "TRAILING_STOP_MARKET";
  readonly tif: "GTC" | "IOC" | "FOK" | "GTX" | "HIDDEN" | null;
  readonly purpose: Purpose;
  readonly reduceOnly: boolean;
  readonly closePosition: boolean;
  readonly external: boolean;
  readonly open: boolean;
  readonly qty: Decimal;
  readonly price: Decimal | null;
  readonly stopPrice: Decimal | null;
  readonly filledQty: Decimal;
  readonly avgPrice: Decimal | null;
  readonly expectedPrice: Decimal | null;
  readonly expectedCost: Money | null;
  /** Positive is worse than expected. */
  readonly slippageBp: number | null;
  readonly fee: Money;
  /** Absent for what protects or closes. */
  readonly manner: Manner | null;
  readonly status: OrderStatus;
  readonly statusReason: string | null;
  readonly life: readonly LifeStage[];
}

export interface Fill {
  readonly id: string;
  readonly tradeId: number;
  readonly seq: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  readonly symbol: string;
  readonly side: OrderSide;
  readonly price: Decimal;
  readonly qty: Decimal;
  readonly notional: Money;
  readonly fee: Money;
  readonly realisedPnl: Money;
  readonly maker: boolean;
  readonly orderId: string;
  readonly decisionId: string | null;
  readonly purpose: Purpose | null;
  readonly reduceOnly: boolean;
}

export interface Denial {
  readonly id: string;
  readonly seq: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  readonly symbol: string;
  readonly side: OrderSide;
  readonly purpose: Purpose;
  readonly qty: Decimal;
  readonly price: Decimal | null;
  readonly decisionId: string | null;
  readonly code: string;
  readonly number: number;
  readonly observed: Decimal;
  readonly limit: Decimal;
  readonly unit: string;
  readonly text: string;
}
