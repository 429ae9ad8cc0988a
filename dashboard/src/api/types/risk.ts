/** How near the limits are, and the operator's hand. */

import type { Decimal } from "./base";

export interface Limit {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly now: Decimal | null;
  readonly limit: Decimal;
  readonly useRatio: number | null;
  readonly max24hRatio: number | null;
  readonly deniesCount24h: number;
}

export interface RiskNow {
  readonly seq: number;
  readonly state: "ACTIVE" | "REDUCING" | "HALTED";
  readonly sinceUs: number | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly flattening: boolean;
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

/** Answer of POST /control/{halt,reduce,resume,flatten} */
export interface ControlAnswer {
  readonly sequence: number;
}
