import type { Decimal } from "./types";

/** What a backtest came to: its report.json. Fractions and times as the report writes them, null where it gives no verdict. */
export interface BacktestReport {
  readonly profile: string;
  readonly agents: readonly string[];
  readonly seed: number;
  readonly sources: readonly { readonly symbol: string; readonly origin: string }[];
  /** What to know before believing any of it. */
  readonly badges: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly frames: number;
  readonly decisions: number;
  readonly orders: number;
  readonly fills: number;
  readonly denials: number;
  readonly startEquity: Decimal;
  readonly equity: Decimal;
  readonly costs: {
    readonly grossPnl: Decimal;
    readonly fees: Decimal;
    readonly funding: Decimal;
    readonly netPnl: Decimal;
    readonly slippage: Decimal;
  };
  readonly returns: {
    readonly total: number;
    readonly observations: number;
    readonly sharpe: number;
    readonly sharpeAnnual: number | null;
    readonly sortino: number | null;
    readonly maxDrawdown: number;
    readonly probabilisticSharpe: number | null;
    readonly deflatedSharpe: number | null;
    readonly trials: number;
  };
  readonly trades: {
    readonly trades: number;
    readonly hitRate: number | null;
    readonly profitFactor: number | null;
    readonly expectancy: number | null;
  };
  readonly buyAndHold: number | null;
  /** Lows and highs of equity, oldest first; times in ISO 8601. */
  readonly curve?: readonly { readonly time: string; readonly equity: Decimal }[];
  /** What the result was without each agent; shares do not add up, as the path changes. */
  readonly attribution: readonly { readonly agent: string; readonly pnlWithout: Decimal; readonly share: Decimal }[];
  readonly models: readonly string[];
  readonly stateHash: string;
}
