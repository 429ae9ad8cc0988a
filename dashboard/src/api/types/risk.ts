/** How near the limits are, and the operator's hand. */

import type { AsOf, Decimal } from "./base";
import type { Denial } from "./orders";

export interface LimitChange {
  readonly us: number;
  readonly by: string;
  readonly old: Decimal;
  readonly new: Decimal;
  readonly reason: string;
}

export interface Limit {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly now: Decimal | null;
  readonly limit: Decimal;
  readonly useRatio: number | null;
  readonly max24hRatio: number | null;
  readonly deniesCount24h: number;
  /** The last change while running. */
  readonly changed: LimitChange | null;
}

export interface RiskNow {
  readonly seq: number;
  readonly state: "ACTIVE" | "REDUCING" | "HALTED";
  readonly sinceUs: number | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly flattening: boolean;
  /** What the venue does if the adapter falls silent; null where it was never told. */
  readonly deadMan: string | null;
  readonly unprotectedMs: number;
  readonly unknownOrders: number;
  readonly openEntryOrders: number;
  readonly openPositions: number;
  readonly limits: readonly Limit[];
}

export interface ControlRow {
  readonly id: string;
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly reason: string;
  readonly eventTimeUs: number | null;
  readonly recordedUs: number;
  readonly detail: string | null;
}

/** GET /risk */
export interface RiskAnswer extends RiskNow, AsOf {
  readonly denials: readonly Denial[];
}

/** One limit that was made to fire on a copy of the state. */
export interface Shot {
  readonly code: string;
  readonly number: number;
  readonly asked: string;
  readonly observed: Decimal;
  readonly limit: Decimal;
  readonly unit: string;
  readonly fired: boolean;
}

/** GET /risk/test-fire */
export interface TestFire {
  readonly shots: readonly Shot[];
}

/** Answer of POST /control/{halt,reduce,resume,flatten,limit} */
export interface ControlAnswer {
  readonly sequence: number;
}
