/** Who earned what, and how far that is from what was reckoned with. */

import type { AsOf, Money } from "./base";

export interface ShareRow {
  readonly agentId: string;
  /** Decisions it voted for that led into a position. */
  readonly entries: number;
  /** Before what its language model cost. */
  readonly contribution: Money;
  readonly llmCost: Money;
  readonly net: Money;
}

/** GET /attribution: agents and nobody add up to the markets, exactly. */
export interface Attribution extends AsOf {
  readonly method: string;
  readonly agents: readonly ShareRow[];
  readonly markets: readonly { readonly symbol: string; readonly net: Money }[];
  /** Of positions that no agent's vote led into. */
  readonly nobody: Money;
  readonly total: Money;
  readonly leaveOneOutReason: string;
}

export interface GapRow {
  /** Null in the sum of all markets. */
  readonly symbol: string | null;
  readonly orders: number;
  readonly traded: number;
  readonly dead: number;
  readonly fillRatio: number | null;
  readonly notional: Money;
  readonly expectedFees: Money;
  readonly fees: Money;
  /** Negative is better than expected. */
  readonly slippage: Money;
  readonly gap: Money;
  readonly gapBp: number | null;
  readonly worstSlippageBp: number | null;
}

/** GET /reality-gap */
export interface RealityGap extends AsOf {
  readonly simulated: boolean;
  readonly all: GapRow;
  readonly markets: readonly GapRow[];
  /** Older orders that are not in it. */
  readonly forgotten: number;
  readonly replayReason: string;
}

export interface SpendRow {
  readonly agentId: string;
  readonly model: string;
  readonly questions: number;
  readonly fallbacks: number;
  readonly tokens: number;
  readonly cost: Money;
  /** Of venue time, UTC. */
  readonly costToday: Money;
  readonly costPerQuestion: number | null;
}

/** GET /llm/spend */
export interface Spend extends AsOf {
  readonly agents: readonly SpendRow[];
  readonly total: Money;
  readonly today: Money;
  readonly limit: Money | null;
}
