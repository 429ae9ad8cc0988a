import type { DecisionRow, Outcome } from "../api/types";

/** Which decisions somebody wants to see; null is any. */
export interface Filter {
  readonly symbol: string | null;
  readonly outcome: Outcome | null;
  /** Whose vote went against what was decided. */
  readonly dissenter: string | null;
}

export function wanted(filter: Filter): (row: DecisionRow) => boolean {
  return (row) =>
    (filter.symbol === null || row.symbol === filter.symbol) &&
    (filter.outcome === null || row.outcome === filter.outcome) &&
    (filter.dissenter === null || dissents(row, filter.dissenter));
}

function dissents(row: DecisionRow, agent: string): boolean {
  const vote = row.votes.find(({ agentId }) => agentId === agent);
  return vote?.state === "VOTED" && vote.side !== lean(row);
}

/** The side the agents leaned to, acted on or not. */
const lean = (row: DecisionRow): "LONG" | "SHORT" => (row.pLong >= 0.5 ? "LONG" : "SHORT");

export const OUTCOMES: readonly Outcome[] = [
  "FILLED",
  "PARTIAL",
  "OPEN",
  "CANCELLED",
  "DENIED",
  "NO_QUORUM",
  "FLAT",
  "HELD",
  "UNKNOWN",
];

export const outcomeOf = (text: string | null): Outcome | null => OUTCOMES.find((one) => one === text) ?? null;
