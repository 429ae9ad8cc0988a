/** Who they are and what they say. */

import type { AsOf, Decimal, Direction, Money } from "./base";

export interface Evidence {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export interface Signal {
  readonly id: string;
  readonly seq: number;
  readonly agentId: string;
  readonly symbol: string;
  readonly frame: number;
  readonly side: Direction;
  readonly pLong: number;
  readonly confidence: number;
  readonly horizonMs: number;
  readonly expectedReturnBp: number;
  readonly expectedRiskBp: number;
  readonly rationale: string;
  readonly evidence: readonly Evidence[];
  readonly eventTimeUs: number;
  readonly expiresUs: number;
}

/** How the agent answered the last closed round of a symbol. */
export interface AgentAnswer {
  readonly symbol: string;
  readonly frame: number;
  readonly state: "SIGNAL" | "NO_VIEW" | "MISSING";
  readonly reason: string | null;
}

export interface Parameter {
  readonly name: string;
  readonly value: Decimal;
  readonly min: Decimal;
  readonly max: Decimal;
  readonly unit: string;
}

/** What an agent asked a language model in this run. */
export interface AgentReasoning {
  readonly model: string;
  readonly promptVersion: string;
  readonly questions: number;
  readonly fallbacks: number;
  readonly tokens: number;
  readonly costUsd: Decimal;
  /** Whether the last question had no answer that could be used. */
  readonly fallback: boolean;
  /** The last one, or why there was none. */
  readonly answer: string;
  readonly latencyMs: number;
}

export interface Agent {
  readonly id: string;
  readonly seq: number;
  readonly version: string;
  readonly method: string;
  readonly tier: "LIGHT" | "STANDARD" | "HEAVY" | "ACCELERATED";
  readonly inputs: readonly string[];
  readonly horizonMs: number;
  readonly historyMs: number;
  readonly usesLlm: boolean;
  /** Of an agent that can ask a language model: which one it asks, or what it does without and why. Otherwise empty. */
  readonly mind: string;
  readonly reasoning: AgentReasoning | null;
  readonly state: "LIVE" | "PROBATION" | "MUTED" | "LOST" | "SHADOW" | "REMOVED";
  readonly stateReason: string | null;
  /** Share of all seats at the last decision; null before the first. */
  readonly weight: number | null;
  readonly lastSignal: Signal | null;
  readonly signals: readonly Signal[];
  readonly answers: readonly AgentAnswer[];
  readonly refusals: number;
  /** That came after their round, and counted for nothing. */
  readonly lateAnswers: number;
  readonly params: readonly Parameter[];
}

/** What its outcomes and paper trades came to while a market was in one regime. */
export interface RegimeScore {
  readonly regime: "CALM" | "WILD";
  readonly outcomes: number;
  readonly hitRate: number | null;
  readonly brier: number | null;
  readonly calibrationError: number | null;
  readonly logScoreMnat: number | null;
  readonly informationCoefficient: number | null;
  readonly turnover: number;
  readonly grossBp: number;
  readonly costBp: number;
  readonly netBp: number;
}

/** Claims of about the same probability of a rise; a bin is two points wide. */
export interface CalibrationBin {
  readonly from: number;
  readonly stated: number;
  readonly observed: number;
  readonly outcomes: number;
}

/** Forecasts beside the returns over one span, none overlapping another. */
export interface HorizonScore {
  readonly horizonMs: number;
  readonly outcomes: number;
  readonly informationCoefficient: number | null;
  readonly t: number | null;
}

/** What the consensus made on paper with the agent, and without its vote. */
export interface LeaveOneOut {
  readonly method: string;
  readonly decisions: number;
  readonly differed: number;
  readonly withBp: number;
  readonly withoutBp: number;
  readonly contribution: Money;
  /** Less what its language model cost. */
  readonly net: Money;
}

/** How good one agent has been in one market, from the event log alone. Null is what no outcome says yet. */
export interface Score {
  readonly symbol: string;
  readonly signals: number;
  readonly sided: number;
  readonly lateAnswers: number;
  /** Signals compared with the price after their horizon, none overlapping another. */
  readonly outcomes: number;
  readonly hitRate: number | null;
  /** Mean confidence less hit rate: above zero is too sure. */
  readonly excessConfidence: number | null;
  readonly brier: number | null;
  readonly calibrationError: number | null;
  readonly logScoreMnat: number | null;
  readonly logScoreT: number | null;
  readonly informationCoefficient: number | null;
  readonly hitRateCalm: number | null;
  readonly hitRateWild: number | null;
  readonly turnover: number;
  /** What one unit, traded on its side alone, would have made, in basis points of the unit. */
  readonly grossBp: number;
  readonly costBp: number;
  readonly netBp: number;
  /** In USD. */
  readonly modelCost: Decimal;
  readonly calibration: readonly CalibrationBin[];
  readonly horizons: readonly HorizonScore[];
  readonly regimes: readonly RegimeScore[];
  /** Null before the first decision. */
  readonly leaveOneOut: LeaveOneOut | null;
}

/** GET /agents/{id}/scorecard */
export interface Scorecard extends AsOf {
  readonly id: string;
  readonly markets: readonly Score[];
}

/** POST /agents/{id}/ask */
export interface AskAnswer {
  readonly sequence: number;
  readonly answer: string;
}
