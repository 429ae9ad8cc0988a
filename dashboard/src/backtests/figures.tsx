import type { ReactNode } from "react";
import type { BacktestReport } from "../api/types";
import { Num } from "../format/Num";
import { change, count, measured, money, probability, ratio } from "../format/num";

/** One figure of a report, for the tearsheet and for comparing. */
export interface Figure {
  readonly name: string;
  /** What it means, where the name does not say. */
  readonly about?: string;
  readonly of: (report: BacktestReport, source: string) => ReactNode;
}

const usdt = (value: string) => ({ value, currency: "USDT" });

export const FIGURES: readonly Figure[] = [
  { name: "net result", of: (r, source) => <Num of={change(usdt(r.costs.netPnl))} signed source={source} /> },
  { name: "of the start", of: (r, source) => <Num of={ratio(r.returns.total, "always")} signed source={source} /> },
  {
    name: "buy and hold",
    about: "the first market in the same time",
    of: (r, source) => <Num of={ratio(r.buyAndHold, "always")} signed source={source} missing="not seen twice" />,
  },
  { name: "equity in the end", of: (r, source) => <Num of={money(usdt(r.equity))} source={source} /> },
  { name: "gross result", of: (r, source) => <Num of={change(usdt(r.costs.grossPnl))} signed source={source} /> },
  { name: "fees", of: (r, source) => <Num of={money(usdt(r.costs.fees))} source={source} /> },
  { name: "funding", of: (r, source) => <Num of={change(usdt(r.costs.funding))} source={source} /> },
  { name: "slippage", of: (r, source) => <Num of={money(usdt(r.costs.slippage))} source={source} /> },
  { name: "largest drawdown", of: (r, source) => <Num of={ratio(r.returns.maxDrawdown)} source={source} /> },
  {
    name: "Sharpe, per observation",
    about: "Sharpe 1994",
    of: (r, source) => <Num of={measured(r.returns.sharpe, "")} source={source} />,
  },
  {
    name: "Sharpe, annual",
    about: "given from 30 days on",
    of: (r, source) => <Num of={measured(r.returns.sharpeAnnual, "")} source={source} missing="below 30 days" />,
  },
  {
    name: "probabilistic Sharpe",
    about: "that the true ratio is above 0; Bailey, Lopez de Prado 2012",
    of: (r, source) => <Num of={probability(r.returns.probabilisticSharpe)} source={source} missing="below 30 observations" />,
  },
  {
    name: "deflated Sharpe",
    about: "the same, above what the best of all trials makes without skill; 2014",
    of: (r, source) => <Num of={probability(r.returns.deflatedSharpe)} source={source} missing="below 30 observations" />,
  },
  { name: "trials", of: (r, source) => <Num of={count(r.returns.trials)} source={source} /> },
  { name: "round trips", of: (r, source) => <Num of={count(r.trades.trades)} source={source} /> },
  { name: "won of them", of: (r, source) => <Num of={ratio(r.trades.hitRate)} source={source} missing="no trade" /> },
  {
    name: "profit factor",
    about: "wins over losses",
    of: (r, source) => <Num of={measured(r.trades.profitFactor, "")} source={source} missing="no loss" />,
  },
  { name: "decisions", of: (r, source) => <Num of={count(r.decisions)} source={source} /> },
  { name: "orders", of: (r, source) => <Num of={count(r.orders)} source={source} /> },
  { name: "fills", of: (r, source) => <Num of={count(r.fills)} source={source} /> },
  { name: "denials", of: (r, source) => <Num of={count(r.denials)} source={source} /> },
];
