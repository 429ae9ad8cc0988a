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

// Market

export interface Instrument {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly tickSize: Decimal;
  readonly stepSize: Decimal;
  readonly minNotional: Money;
  readonly makerFeeRatio: number;
  readonly takerFeeRatio: number;
}

/** Labels that must be shown: simulated is traded in a simulator, derived is inferred and not recorded. */
export interface MarketInfo {
  readonly symbol: string;
  readonly instrument: Instrument;
  readonly origin: string;
  readonly simulated: boolean;
  readonly sidesDerived: boolean;
  readonly bookDerived: boolean;
  readonly shiftMs: number;
  readonly frameIntervalMs: number;
}

export interface Quote {
  readonly symbol: string;
  readonly seq: number;
  readonly bid: Decimal | null;
  readonly ask: Decimal | null;
  readonly last: Decimal | null;
  readonly mark: Decimal;
  readonly spreadBp: number | null;
  readonly fundingRateRatio: number;
  readonly nextFundingUs: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  /** Wall-clock age when the answer was made. */
  readonly feedAgeMs: number;
  readonly staleAfterMs: number;
}

export type Interval = "1m" | "5m" | "15m" | "1h" | "4h";

/** A minute without trades has no candle. */
export interface Candle {
  readonly symbol: string;
  readonly interval: Interval;
  readonly startUs: number;
  readonly open: Decimal;
  readonly high: Decimal;
  readonly low: Decimal;
  readonly close: Decimal;
  readonly volume: Decimal;
  readonly trades: number;
  readonly seq: number;
}

/** GET /market/{symbol} */
export interface Market {
  readonly info: MarketInfo;
  readonly quote: Quote | null;
}

/** GET /market/{symbol}/candles, oldest first */
export interface Candles extends AsOf {
  readonly symbol: string;
  readonly interval: Interval;
  readonly items: readonly Candle[];
}

/** One thing that happened at a place on the chart; `toUs` only for a stop, null while it is still there. */
export interface Mark {
  readonly kind: "DECISION" | "DENIAL" | "FILL" | "STOP";
  readonly us: number;
  readonly toUs: number | null;
  readonly price: Decimal | null;
  readonly side: OrderSide | null;
  readonly direction: Direction | null;
  readonly qty: Decimal | null;
  readonly id: string;
  readonly decisionId: string | null;
  readonly text: string;
}

/** GET /market/{symbol}/marks, oldest first */
export interface Marks extends AsOf {
  readonly symbol: string;
  readonly items: readonly Mark[];
}

// Agents

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
  readonly state: "LIVE" | "PROBATION" | "MUTED" | "LOST";
  readonly stateReason: string | null;
  /** Share of all seats at the last decision; null before the first. */
  readonly weight: number | null;
  readonly lastSignal: Signal | null;
  readonly signals: readonly Signal[];
  readonly answers: readonly AgentAnswer[];
  readonly refusals: number;
  readonly params: readonly Parameter[];
}

// Decisions

export interface Vote {
  readonly agentId: string;
  readonly state: "VOTED" | "ABSTAINED" | "STALE" | "MUTED" | "LOST";
  readonly side: Direction;
  readonly confidence: number;
  readonly weight: number;
  /** Clipped log-odds of a rise before weighting; the length of a bar is weight times log-odds. */
  readonly logOdds: number;
  readonly signalFrame: number | null;
  readonly reason: string | null;
}

/** HELD: the wanted position was held already. CANCELLED: also expired or rejected by the venue. */
export type Outcome =
  | "FILLED"
  | "PARTIAL"
  | "OPEN"
  | "CANCELLED"
  | "DENIED"
  | "NO_QUORUM"
  | "FLAT"
  | "HELD"
  | "UNKNOWN";

export interface DecisionRow {
  readonly id: string;
  readonly number: number;
  readonly seq: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  readonly symbol: string;
  readonly side: Direction;
  readonly sizeBandPercent: number;
  readonly target: Money;
  readonly price: Decimal;
  readonly votes: readonly Vote[];
  readonly pooledP: number;
  readonly threshold: number;
  readonly forCount: number;
  readonly againstCount: number;
  readonly abstainCount: number;
  readonly outcome: Outcome;
  readonly denialCode: string | null;
  readonly filledQty: Decimal;
  readonly fees: Money;
  /** From the recorded frame to the recorded decision, wall clock. */
  readonly latencyMs: number | null;
  readonly traceId: string | null;
  readonly why: string;
}

export interface Check {
  readonly id: string;
  readonly value: number;
  readonly limit: number;
  readonly cmp: "GE" | "GT";
  readonly pass: boolean;
  readonly enforced: boolean;
}

export interface Critique {
  readonly from: string;
  readonly to: string;
  readonly agrees: boolean;
  readonly text: string;
  readonly seq: number;
}

/** GET /decisions/{id} */
export interface Decision extends AsOf {
  readonly decision: DecisionRow;
  readonly frame: number;
  readonly dissent: number;
  readonly checks: readonly Check[];
  readonly orders: readonly Order[];
  readonly denials: readonly Denial[];
  readonly fills: readonly Fill[];
  readonly critiques: readonly Critique[];
  readonly signals: readonly Signal[];
}

// Orders

export type OrderStatus =
  | "INTENDED"
  | "WORKING"
  | "PARTIALLY_FILLED"
  | "FILLED"
  | "CANCELLED"
  | "EXPIRED"
  | "REJECTED"
  | "UNKNOWN"
  | "NEVER_SENT";

export interface LifeStage {
  readonly stage:
    | "INTENDED"
    | "ACKED"
    | "AMENDED"
    | "PARTIAL"
    | "FILLED"
    | "CANCEL_INTENDED"
    | "CANCELLED"
    | "REJECTED"
    | "EXPIRED"
    | "UNKNOWN"
    | "RESOLVED"
    | "EXTERNAL";
  readonly us: number;
  readonly recordedUs: number;
  readonly seq: number;
  readonly note: string | null;
}

export interface Order {
  readonly id: string;
  readonly clientId: string;
  readonly venueOrderId: string | null;
  readonly seq: number;
  readonly createdSeq: number;
  readonly createdUs: number;
  readonly updatedUs: number;
  readonly decisionId: string | null;
  readonly symbol: string;
  readonly side: OrderSide;
  readonly type: "LIMIT" | "MARKET" | "STOP_MARKET";
  readonly tif: "GTC" | "IOC" | "FOK" | "GTX" | "HIDDEN" | null;
  readonly purpose: Purpose;
  readonly reduceOnly: boolean;
  readonly closePosition: boolean;
  readonly external: boolean;
  readonly open: boolean;
  readonly qty: Decimal;
  readonly price: Decimal | null;
  readonly stopPrice: Decimal | null;
  readonly filledQty: Decimal;
  readonly avgPrice: Decimal | null;
  readonly expectedPrice: Decimal | null;
  readonly expectedCost: Money | null;
  /** Positive is worse than expected. */
  readonly slippageBp: number | null;
  readonly fee: Money;
  readonly status: OrderStatus;
  readonly statusReason: string | null;
  readonly life: readonly LifeStage[];
}

export interface Fill {
  readonly id: string;
  readonly tradeId: number;
  readonly seq: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  readonly symbol: string;
  readonly side: OrderSide;
  readonly price: Decimal;
  readonly qty: Decimal;
  readonly notional: Money;
  readonly fee: Money;
  readonly realisedPnl: Money;
  readonly maker: boolean;
  readonly orderId: string;
  readonly decisionId: string | null;
  readonly purpose: Purpose | null;
  readonly reduceOnly: boolean;
}

export interface Denial {
  readonly id: string;
  readonly seq: number;
  readonly eventTimeUs: number;
  readonly recordedUs: number;
  readonly symbol: string;
  readonly side: OrderSide;
  readonly purpose: Purpose;
  readonly qty: Decimal;
  readonly price: Decimal | null;
  readonly decisionId: string | null;
  readonly code: string;
  readonly number: number;
  readonly observed: Decimal;
  readonly limit: Decimal;
  readonly unit: string;
  readonly text: string;
}

// Account

export interface Protection {
  readonly stopPrice: Decimal | null;
  readonly resident: boolean;
  readonly orderId: string | null;
  readonly unprotectedMs: number;
}

export interface Position {
  readonly symbol: string;
  readonly seq: number;
  readonly side: Direction;
  readonly qty: Decimal;
  readonly entryPrice: Decimal | null;
  readonly markPrice: Decimal | null;
  readonly notional: Money;
  readonly cost: Money;
  readonly uPnl: Money;
  readonly uPnlBp: number | null;
  readonly realisedPnl: Money;
  /** Worth as a multiple of equity. */
  readonly leverage: number | null;
  readonly openedUs: number | null;
  readonly protection: Protection;
  readonly decisionId: string | null;
}

/** Signed so that the first five add up to net. */
export interface Bridge {
  readonly grossRealised: Money;
  readonly grossOpen: Money;
  readonly fees: Money;
  readonly funding: Money;
  readonly llmCost: Money;
  readonly net: Money;
}

export interface PortfolioNow {
  readonly seq: number;
  readonly eventTimeUs: number | null;
  readonly equity: Money;
  readonly cash: Money;
  readonly deposits: Money;
  readonly netPnl: Money;
  readonly netPnlRatio: number | null;
  readonly bridge: Bridge;
  /** The gateway checked that the parts add up to the whole. */
  readonly balanced: boolean;
  readonly drawdownRatio: number;
  readonly maxDrawdownRatio: number;
  readonly dayStartEquity: Money | null;
  readonly lossToday: Money;
  readonly grossNotional: Money;
  readonly reconciledUs: number | null;
  readonly openOrders: number;
  /** Open ones only. */
  readonly positions: readonly Position[];
}

/** GET /portfolio/equity, oldest first, thinned by minimum and maximum per bucket */
export interface Equity extends AsOf {
  readonly currency: string;
  readonly points: readonly (readonly [us: number, equity: Decimal])[];
  readonly thinned: boolean;
}

export interface EquityPoint {
  readonly seq: number;
  readonly us: number;
  readonly equity: Money;
  readonly drawdownRatio: number;
}

// Risk and control

export interface Limit {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly now: Decimal | null;
  readonly limit: Decimal;
  readonly useRatio: number | null;
  readonly max24hRatio: number | null;
  readonly deniesCount24h: number;
}

export interface RiskNow {
  readonly seq: number;
  readonly state: "ACTIVE" | "REDUCING" | "HALTED";
  readonly sinceUs: number | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly flattening: boolean;
  readonly unprotectedMs: number;
  readonly unknownOrders: number;
  readonly openEntryOrders: number;
  readonly openPositions: number;
  readonly limits: readonly Limit[];
}

export interface ControlRow {
  readonly id: string;
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly reason: string;
  readonly eventTimeUs: number | null;
  readonly recordedUs: number;
  readonly detail: string | null;
}

/** Answer of POST /control/{halt,reduce,resume,flatten} */
export interface ControlAnswer {
  readonly sequence: number;
}

// System

export type Readiness = "DISCONNECTED" | "RECONCILING" | "WARM_UP" | "TRADING" | "RECORDING_ENDED";
export type Mode = "PAPER" | "LIVE";

export interface Run {
  readonly seq: number;
  readonly runId: string;
  readonly build: string;
  readonly seed: number;
  readonly profile: string;
  readonly mode: Mode;
  readonly readiness: Readiness;
  readonly readinessDetail: string | null;
  readonly warmUp: boolean;
  readonly recordingEnded: boolean;
  readonly epoch: number;
  readonly step: number;
  readonly venueTimeUs: number | null;
  readonly tradingStartUs: number;
  /** Wall clock. */
  readonly startedUs: number;
}

export interface HealthItem {
  readonly id: string;
  readonly kind: "VENUE" | "SERVICE" | "AGENT" | "FEED";
  readonly state: "OK" | "WARN" | "DOWN" | "IDLE" | "UNKNOWN";
  readonly reason: string | null;
  readonly ageMs: number | null;
  readonly staleAfterMs: number | null;
}

export interface Health {
  readonly overall: "OK" | "DEGRADED" | "DOWN";
  readonly items: readonly HealthItem[];
}

export interface SystemNow {
  readonly seq: number;
  readonly run: Run | null;
  readonly counts: {
    readonly events: number;
    readonly decisions: number;
    readonly orders: number;
    readonly fills: number;
    readonly denials: number;
    readonly invalidBooks: number;
  };
  readonly rates: { readonly eventsPerS: number; readonly factsPerS: number };
  readonly gateway: {
    readonly build: string;
    readonly startedUs: number;
    readonly connected: boolean;
    readonly lagMs: number | null;
    readonly sseClients: number;
    readonly serverTimeUs: number;
  };
  readonly health: Health;
}

/** GET /overview: one call feeds the main page. */
export interface Overview extends AsOf {
  readonly system: SystemNow;
  readonly risk: RiskNow;
  readonly portfolio: PortfolioNow;
  readonly markets: readonly Market[];
  readonly agents: readonly Agent[];
  readonly decisions: readonly DecisionRow[];
  readonly facts: readonly FactItem[];
}

// Facts and the event stream

/** By the name of its stream event: what each fact carries. */
export interface FactRows {
  readonly decision: DecisionRow;
  readonly order: Order;
  readonly fill: Fill;
  readonly position: Position;
  readonly denial: Denial;
  readonly agent: Agent;
  readonly risk: RiskNow;
  readonly control: ControlRow;
  readonly run: Run;
}

export type FactKind = keyof FactRows;

/** GET /facts: the very rows the stream sent. */
export type FactItem = {
  readonly [Kind in FactKind]: {
    readonly seq: number;
    readonly kind: Kind;
    readonly eventTimeUs: number | null;
    readonly recordedUs: number | null;
    readonly row: FactRows[Kind];
  };
}[FactKind];

export interface Hello {
  readonly streamId: string;
  readonly runId: string | null;
  readonly seq: number;
  readonly serverTimeUs: number;
  readonly heartbeatMs: number;
  readonly build: string;
  readonly mode: Mode | null;
}

export interface Heartbeat {
  readonly serverTimeUs: number;
  readonly seq: number;
  readonly lagMs: number | null;
}
