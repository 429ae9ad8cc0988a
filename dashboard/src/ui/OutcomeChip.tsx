import type { DecisionRow, Outcome } from "../api/types";
import { Chip, type ChipTone } from "./Chip";

const WORD: Readonly<Record<Outcome, string>> = {
  FILLED: "filled",
  PARTIAL: "partly filled",
  OPEN: "order open",
  CANCELLED: "cancelled",
  DENIED: "denied",
  NO_QUORUM: "no quorum",
  FLAT: "flat",
  HELD: "held already",
  UNKNOWN: "outcome unknown",
};

const TONE: Readonly<Partial<Record<Outcome, ChipTone>>> = { FILLED: "ok", DENIED: "warn", UNKNOWN: "crit" };

/** What became of a decision; a denial with its code. */
export function OutcomeChip({ decision }: { readonly decision: DecisionRow }) {
  const { outcome, denialCode } = decision;
  return (
    <Chip tone={TONE[outcome] ?? "plain"}>
      {WORD[outcome]}
      {denialCode === null ? "" : ` ${denialCode}`}
    </Chip>
  );
}
