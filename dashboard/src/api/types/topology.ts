/** Where everything flows, and where it stops. */

import type { HealthItem } from "./system";

export interface Place {
  readonly id: string;
  readonly kind: "VENUE" | "SERVICE" | "AGENT" | "READER";
  readonly state: HealthItem["state"];
  readonly reason: string | null;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly ratePerS: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly errorRatio: number | null;
  readonly lastUs: number | null;
}

export interface TopologyNow {
  readonly seq: number;
  readonly windowMs: number;
  readonly nodes: readonly Place[];
  /** None in the past. */
  readonly edges: readonly Edge[];
}
