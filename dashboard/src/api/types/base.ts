/**
 * What the gateway sends, as its engineer wrote it down; the client never redeclares a shape.
 *
 * Decimals are exact strings, instants epoch microseconds (`...Us`), durations milliseconds (`...Ms`), ratios 0..1,
 * basis points `...Bp`; `null` is "not known". Times are the venue's unless the name starts with `recorded` (the
 * recorder's wall clock) or `server`. `seq` is the log sequence of the row's last change.
 */

export type Decimal = string;

export interface Money {
  readonly value: Decimal;
  readonly currency: string;
}

export type Direction = "LONG" | "SHORT" | "FLAT";
export type OrderSide = "BUY" | "SELL";
export type Purpose = "ENTRY" | "EXIT" | "PROTECTION";

export interface AsOf {
  readonly asOfSeq: number;
  readonly eventTimeUs: number | null;
}

/** Newest first. */
export interface Page<Row> extends AsOf {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** application/problem+json. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}
