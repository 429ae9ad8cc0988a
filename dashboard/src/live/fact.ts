import type { FactItem, FactKind, FactRows } from "../api/types";

export const FACT_KINDS: readonly FactKind[] = [
  "decision",
  "order",
  "fill",
  "position",
  "denial",
  "agent",
  "risk",
  "control",
  "run",
];

/** When a fact happened is called differently in different rows. */
interface Times {
  readonly eventTimeUs?: number | null;
  readonly updatedUs?: number;
  readonly sinceUs?: number | null;
  readonly venueTimeUs?: number | null;
  readonly recordedUs?: number;
}

/** A row as it came by the stream. */
export function asFact<Kind extends FactKind>(kind: Kind, row: FactRows[Kind]): FactItem {
  const times = row as Times;
  return {
    seq: row.seq,
    kind,
    row,
    eventTimeUs: times.eventTimeUs ?? times.updatedUs ?? times.sinceUs ?? times.venueTimeUs ?? null,
    recordedUs: times.recordedUs ?? null,
  } as FactItem;
}
