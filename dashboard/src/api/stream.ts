/** Facts, and what the stream says about itself: server-sent events are outside of the OpenAPI document. */

import type { Agent, DecisionRow, Denial, Fill, Mode, Money, Order, Position, RiskNow, Run } from "./types";

/** An operator's instruction. */
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

/** What the account is worth after one event. */
export interface EquityPoint {
  readonly seq: number;
  readonly us: number;
  readonly equity: Money;
  readonly drawdownRatio: number;
}

/** By the name of its stream event: what each fact carries. */
export interface FactRows {
  readonly decision: DecisionRow;
  readonly order: Order;
  readonly fill: Fill;
  readonly position: Position;
  readonly denial: Denial;
  readonly agent: Agent;
  readonly risk: RiskNow;
  readonly control: ControlRow;
  readonly run: Run;
}

export type FactKind = keyof FactRows;

/** GET /facts: one per log event, the last of the rows the stream sent for it. */
export type FactItem = {
  readonly [Kind in FactKind]: {
    readonly seq: number;
    readonly kind: Kind;
    readonly eventTimeUs: number | null;
    readonly recordedUs: number | null;
    readonly row: FactRows[Kind];
  };
}[FactKind];

export interface Hello {
  readonly streamId: string;
  readonly runId: string | null;
  readonly seq: number;
  readonly serverTimeUs: number;
  readonly heartbeatMs: number;
  readonly build: string;
  readonly mode: Mode | null;
}

export interface Heartbeat {
  readonly serverTimeUs: number;
  readonly seq: number;
  readonly lagMs: number | null;
}
