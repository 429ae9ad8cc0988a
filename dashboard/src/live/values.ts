import type { Book, EquityPoint, PortfolioNow, Quote, RiskNow, Run, Signal, SystemNow, TopologyNow } from "../api/types";

/** What is conflated: only the latest counts. */
export type ValueKey =
  | "risk"
  | "run"
  | "portfolio"
  | "equity"
  | "system"
  | "topology"
  | `quote:${string}`
  | `book:${string}`
  | `signal:${string}`;

export type ValueOf<Key extends ValueKey> = Key extends "risk"
  ? RiskNow
  : Key extends "run"
    ? Run
    : Key extends "portfolio"
      ? PortfolioNow
      : Key extends "equity"
        ? EquityPoint
        : Key extends "system"
          ? SystemNow
          : Key extends "topology"
            ? TopologyNow
            : Key extends `quote:${string}`
            ? Quote
            : Key extends `book:${string}`
              ? Book
              : Signal;
