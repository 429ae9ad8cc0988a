/**
 * What the gateway sends and takes, by the names of the page. The shapes are generated of the gateway's OpenAPI document and
 * nothing of them is written down twice.
 *
 * Decimals are exact strings, instants epoch microseconds (`...Us`), durations milliseconds (`...Ms`), ratios 0..1,
 * basis points `...Bp`; `null` is "not known". Times are the venue's unless the name starts with `recorded` (the
 * recorder's wall clock) or `server`. `seq` is the log sequence of the row's last change.
 */

import type { FactItem } from "./stream";
import type { Narrowed, Told, Wish } from "./shapes";

export type { ControlRow, EquityPoint, FactItem, FactKind, FactRows, Heartbeat, Hello } from "./stream";
export type { BacktestReport } from "./report";

export type Decimal = string;
export type Money = Told<"Money">;
export type Direction = Signal["side"];
export type OrderSide = Order["side"];
export type Purpose = Order["purpose"];
export type AsOf = Pick<Told<"Portfolio">, "asOfSeq" | "eventTimeUs">;
/** Newest first. */
export type Page<Row> = Omit<Told<"PageOfOrderRow">, "items"> & { readonly items: readonly Row[] };
/** application/problem+json. */
export type Problem = Told<"Problem">;

export type Protection = Told<"Protection">;
export type Position = Told<"PositionRow">;
/** Signed so that the first five add up to net. */
export type Bridge = Told<"Bridge">;
export type PortfolioNow = Told<"PortfolioRow">;
/** Oldest first, thinned by minimum and maximum per bucket. */
export type Equity = Narrowed<"Equity", { points: readonly (readonly [us: number, equity: Decimal])[] }>;

export type Evidence = Told<"EvidenceRow">;
export type Signal = Told<"SignalRow">;
/** How the agent answered the last closed round of a symbol. */
export type AgentAnswer = Told<"AnswerRow">;
export type Parameter = Told<"ParameterRow">;
/** What an agent asked a language model in this run. */
export type AgentReasoning = Told<"ReasoningRow">;
export type Agent = Told<"AgentRow">;
/** What its outcomes and paper trades came to while a market was in one regime. */
export type RegimeScore = Told<"RegimeRow">;
/** Claims of about the same probability of a rise; a bin is two points wide. */
export type CalibrationBin = Told<"CalibrationBin">;
/** Forecasts beside the returns over one span, none overlapping another. */
export type HorizonScore = Told<"HorizonRow">;
/** What the consensus made on paper with the agent, and without its vote. */
export type LeaveOneOut = Told<"LeaveOneOut">;
/** How good one agent has been in one market, from the event log alone. Null is what no outcome says yet. */
export type Score = Told<"ScoreRow">;
export type Scorecard = Told<"ScoreAnswer">;
export type AskAnswer = Told<"AskAnswer">;

/** Clipped log-odds of a rise before weighting; the length of a bar is weight times log-odds. */
export type Vote = Told<"VoteRow">;
/** HELD: the wanted position was held already. CANCELLED: also expired or rejected by the venue. */
export type Outcome = DecisionRow["outcome"];
export type DecisionRow = Told<"DecisionRow">;
export type Check = Told<"CheckRow">;
export type Critique = Told<"CritiqueRow">;
/** A question to a language model: the last that the agent had asked when the signal that counted was recorded. */
export type ModelCall = Told<"CallRow">;
export type Decision = Told<"Decision">;
/** One step of a trace; times are of the services' wall clocks. */
export type Span = Told<"SpanRow">;
export type Trace = Told<"Trace">;

export type OrderStatus = Order["status"];
export type LifeStage = Told<"LifeStage">;
/** How an entry came to its size and terms. */
export type Manner = Told<"MannerRow">;
export type Order = Told<"OrderRow">;
export type Fill = Told<"FillRow">;
export type Denial = Told<"DenialRow">;

export type Instrument = Told<"InstrumentRow">;
/** Labels that must be shown: simulated is traded in a simulator, derived is inferred and not recorded. */
export type MarketInfo = Told<"MarketInfo">;
export type Quote = Told<"QuoteRow">;
export type Interval = "1m" | "5m" | "15m" | "1h" | "4h";
/** A minute without trades has no candle. */
export type Candle = Narrowed<"CandleRow", { interval: Interval }>;
export type OwnLevel = Told<"OwnLevel">;
export type Level = readonly [price: Decimal, size: Decimal];
/** The best levels, best first. */
export type Book = Narrowed<"BookRow", { bids: readonly Level[]; asks: readonly Level[] }>;
export type Market = Narrowed<"MarketNow", { book: Book | null }>;
/** Oldest first. */
export type Candles = Narrowed<"Candles", { interval: Interval; items: readonly Candle[] }>;
/** One thing that happened at a place on the chart; `toUs` only for a stop, null while it is still there. */
export type Mark = Told<"MarkRow">;
export type Marks = Told<"Marks">;
/** What buyers and sellers took from the book in one interval; base-asset units. */
export type FlowRow = Narrowed<"FlowRow", { interval: Interval }>;
export type Flow = Narrowed<"Flow", { interval: Interval; items: readonly FlowRow[] }>;
/** What one agent measured of a market's flow; null is what it did not measure. */
export type MicroRow = Told<"MicroRow">;
export type Micro = Told<"Micro">;
/** One settlement; a negative amount was paid. */
export type FundingRow = Told<"FundingRow">;
export type Funding = Told<"Funding">;

export type LimitChange = Told<"LimitChange">;
export type Limit = Told<"LimitRow">;
export type RiskNow = Told<"RiskRow">;
export type RiskAnswer = Told<"RiskAnswer">;
/** One limit that was made to fire on a copy of the state. */
export type Shot = Told<"ShotRow">;
export type TestFire = Told<"TestFireAnswer">;
export type ControlAnswer = Told<"ControlAnswer">;

export type ShareRow = Told<"ShareRow">;
/** Agents and nobody add up to the markets, exactly. */
export type Attribution = Told<"Attribution">;
export type GapRow = Told<"GapRow">;
export type RealityGap = Told<"RealityGap">;
export type SpendRow = Told<"SpendRow">;
export type Spend = Told<"Spend">;

export type Readiness = Run["readiness"];
export type Mode = Run["mode"];
export type Run = Told<"RunRow">;
export type HealthItem = Told<"HealthItem">;
export type Health = Told<"Health">;
export type SystemNow = Told<"SystemRow">;
export type Setting = Told<"Setting">;
export type SystemAnswer = Narrowed<"SystemAnswer", { changes: readonly FactItem[] }>;
/** One call feeds the main page. */
export type Overview = Narrowed<"Overview", { markets: readonly Market[]; facts: readonly FactItem[] }>;
export type Place = Told<"NodeRow">;
export type Edge = Told<"EdgeRow">;
/** None of the edges in the past. */
export type TopologyNow = Omit<Told<"Topology">, keyof AsOf>;

/** Something a person or a service did that is not a trade. */
export type AuditRow = Told<"AuditRow">;
export type Runs = Told<"Runs">;
/** What one verification of the log found. The coordinator read its own log. */
export type ChainReport = Told<"ChainReport">;
export type Chain = Told<"Chain">;
export type LogLine = Told<"LogRow">;
export type LogList = Told<"LogList">;
export type Role = "viewer" | "operator" | "admin";
export type Me = Told<"Me">;
/** Somebody came, was turned away, or changed something, by whatever way. */
export type AccessRow = Told<"AccessRow">;
export type AccessList = Told<"AccessList">;

export type JobState = Job["state"];
export type Job = Told<"JobRow">;
export type Jobs = Told<"JobList">;
export type JobAnswer<Report> = Narrowed<"JobAnswer", { report: Report | null }>;
export type JobStarted = Told<"JobStarted">;
export type BacktestWish = Wish<Told<"BacktestRequest">>;
export type WhatIfWish = Wish<Told<"WhatIfRequest">>;
