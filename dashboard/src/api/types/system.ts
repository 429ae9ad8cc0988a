/** Which run, how far, how well. */

import type { PortfolioNow } from "./account";
import type { Agent } from "./agents";
import type { AsOf } from "./base";
import type { DecisionRow } from "./decisions";
import type { Market, MarketInfo } from "./market";
import type { RiskNow } from "./risk";
import type { FactItem } from "./stream";

export type Readiness = "DISCONNECTED" | "RECONCILING" | "WARM_UP" | "TRADING" | "RECORDING_ENDED";
export type Mode = "PAPER" | "LIVE";

export interface Run {
  readonly seq: number;
  readonly runId: string;
  readonly build: string;
  readonly seed: number;
  readonly profile: string;
  readonly mode: Mode;
  readonly readiness: Readiness;
  readonly readinessDetail: string | null;
  readonly warmUp: boolean;
  readonly recordingEnded: boolean;
  readonly epoch: number;
  readonly step: number;
  readonly venueTimeUs: number | null;
  readonly tradingStartUs: number;
  /** Wall clock. */
  readonly startedUs: number;
}

export interface HealthItem {
  readonly id: string;
  readonly kind: "VENUE" | "SERVICE" | "AGENT" | "FEED";
  readonly state: "OK" | "WARN" | "DOWN" | "IDLE" | "UNKNOWN";
  readonly reason: string | null;
  readonly ageMs: number | null;
  readonly staleAfterMs: number | null;
}

export interface Health {
  readonly overall: "OK" | "DEGRADED" | "DOWN";
  readonly items: readonly HealthItem[];
}

export interface SystemNow {
  readonly seq: number;
  readonly run: Run | null;
  readonly counts: {
    readonly events: number;
    readonly decisions: number;
    readonly orders: number;
    readonly fills: number;
    readonly denials: number;
    readonly invalidBooks: number;
  };
  /** Absent in the past. */
  readonly rates: { readonly eventsPerS: number; readonly factsPerS: number } | null;
  readonly gateway: {
    readonly build: string;
    readonly startedUs: number;
    readonly connected: boolean;
    readonly lagMs: number | null;
    readonly sseClients: number;
    readonly serverTimeUs: number;
  };
  readonly health: Health;
}

/** GET /overview: one call feeds the main page. */
export interface Overview extends AsOf {
  readonly system: SystemNow;
  readonly risk: RiskNow;
  readonly portfolio: PortfolioNow;
  readonly markets: readonly Market[];
  readonly agents: readonly Agent[];
  readonly decisions: readonly DecisionRow[];
  readonly facts: readonly FactItem[];
}

export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** GET /system */
export interface SystemAnswer extends SystemNow, AsOf {
  readonly settings: readonly Setting[];
  readonly markets: readonly MarketInfo[];
  readonly changes: readonly FactItem[];
}
