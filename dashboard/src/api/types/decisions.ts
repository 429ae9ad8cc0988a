/** What was decided, by whose votes, against which rules. */

import type { Signal } from "./agents";
import type { AsOf, Decimal, Direction, Money } from "./base";
import type { Denial, Fill, Order } from "./orders";

export interface Vote {
  readonly agentId: string;
  readonly state: "VOTED" | "ABSTAINED" | "STALE" | "MUTED" | "LOST";
  readonly side: Direction;
  readonly confidence: number;
  readonly weight: number;
  /** Clipped log-odds of a rise before weighting; the length of a bar is weight times log-odds. */
  readonly logOdds: number;
  readonly signalFrame: number | null;
  readonly reason: string | null;
}

/** HELD: the wanted position was held already. CANCELLED: also expired or rejected by the venue. */
export type Outcome =
  | "FILLED"
  | "PARTIAL"
  | "OPEN"
  | "CANCELLED"
  | "DENIED"
  | "NO_QUORUM"
  | "FLAT"
  | "HELD"
  | "UNKNOWN";

export interface DecisionRow {
  readonly id: string;
  readonly number: number;
  readonly seq: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  readonly symbol: string;
  readonly side: Direction;
  readonly sizeBandPercent: number;
  readonly target: Money;
  readonly price: Decimal;
  readonly votes: readonly Vote[];
  /** Of the side the agents lean to. */
  readonly pooledP: number;
  readonly pLong: number;
  readonly threshold: number;
  readonly forCount: number;
  readonly againstCount: number;
  readonly abstainCount: number;
  readonly outcome: Outcome;
  readonly denialCode: string | null;
  readonly filledQty: Decimal;
  readonly fees: Money;
  /** From the recorded frame to the recorded decision, wall clock. */
  readonly latencyMs: number | null;
  readonly traceId: string | null;
  readonly why: string;
}

export interface Check {
  readonly id: string;
  readonly value: number;
  readonly limit: number;
  readonly cmp: "GE" | "GT";
  readonly pass: boolean;
  readonly enforced: boolean;
}

export interface Critique {
  readonly from: string;
  readonly to: string;
  readonly agrees: boolean;
  readonly text: string;
  readonly seq: number;
}

/** A question to a language model: the last that the agent had asked when the signal that counted was recorded. */
export interface ModelCall {
  readonly agentId: string;
  readonly seq: number;
  /** Wall clock. */
  readonly recordedUs: number;
  readonly model: string;
  readonly promptVersion: string;
  readonly promptSha256: string;
  /** Null if the agent did not tell what it asked. */
  readonly prompt: string | null;
  /** Where the model gave none that could be used, why not. */
  readonly answer: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: Decimal;
  readonly latencyMs: number;
  /** The agent went by its own rules. */
  readonly fallback: boolean;
}

/** GET /decisions/{id} */
export interface Decision extends AsOf {
  readonly decision: DecisionRow;
  readonly frame: number;
  readonly dissent: number;
  readonly checks: readonly Check[];
  readonly orders: readonly Order[];
  readonly denials: readonly Denial[];
  readonly fills: readonly Fill[];
  readonly critiques: readonly Critique[];
  readonly signals: readonly Signal[];
  readonly calls: readonly ModelCall[];
  readonly callsForgotten: number;
}

/** One step of a trace; times are of the services' wall clocks. */
export interface Span {
  readonly service: string;
  readonly name: string;
  readonly kind: string;
  readonly spanId: string;
  readonly parentId: string | null;
  /** Since the first step of the trace began. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly error: string | null;
  readonly notes: readonly { readonly key: string; readonly value: string }[];
}

/** GET /traces/{traceId} */
export interface Trace extends AsOf {
  readonly traceId: string;
  readonly startUs: number;
  readonly spans: readonly Span[];
}
