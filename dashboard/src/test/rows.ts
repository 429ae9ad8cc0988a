import type { Candle, ControlRow, DecisionRow, Fill, Order, PortfolioNow, RiskNow, Run } from "../api/types";

/** Rows for tests, in the shape of the gateway. Numbers are made up and only ever seen by tests. */

const usdt = (value: string) => ({ value, currency: "USDT" });

export const START_US = Date.UTC(2013, 10, 26, 12, 0, 0) * 1000;

export function decision(number: number, seq: number, change: Partial<DecisionRow> = {}): DecisionRow {
  return {
    id: `d-${number}`,
    number,
    seq,
    eventTimeUs: START_US + number * 1_000_000,
    recordedUs: START_US,
    symbol: "BTCUSDT",
    side: "LONG",
    sizeBandPercent: 25,
    target: usdt("450"),
    price: "932.10",
    votes: [],
    pooledP: 0.54,
    pLong: 0.54,
    threshold: 0.52,
    forCount: 1,
    againstCount: 0,
    abstainCount: 0,
    outcome: "OPEN",
    denialCode: null,
    filledQty: "0",
    fees: usdt("0"),
    pnlNet: null,
    replay: "NOT_CHECKED",
    latencyMs: 2.1,
    traceId: null,
    why: "1 of 1 agents leaned long",
    ...change,
  };
}

export function fill(tradeId: number, seq: number): Fill {
  return {
    id: `BTCUSDT-${tradeId}`,
    tradeId,
    seq,
    eventTimeUs: START_US + seq * 1000,
    recordedUs: START_US,
    symbol: "BTCUSDT",
    side: "BUY",
    price: "932.10",
    qty: "0.4827",
    notional: usdt("449.92"),
    fee: usdt("0.09"),
    realisedPnl: usdt("0"),
    maker: true,
    orderId: "o-1",
    decisionId: "d-1",
    purpose: "ENTRY",
    reduceOnly: false,
  };
}

export function order(id: string, createdSeq: number, seq: number, change: Partial<Order> = {}): Order {
  return {
    id,
    clientId: id,
    venueOrderId: null,
    seq,
    createdSeq,
    createdUs: START_US,
    updatedUs: START_US + seq * 1000,
    decisionId: "d-1",
    symbol: "BTCUSDT",
    side: "BUY",
    type: "LIMIT",
    tif: "GTX",
    purpose: "ENTRY",
    reduceOnly: false,
    closePosition: false,
    external: false,
    open: true,
    qty: "0.4827",
    price: "932.10",
    stopPrice: null,
    filledQty: "0",
    avgPrice: null,
    expectedPrice: "932.10",
    expectedCost: usdt("0.09"),
    slippageBp: null,
    fee: usdt("0"),
    manner: null,
    status: "WORKING",
    statusReason: null,
    life: [],
    ...change,
  };
}

export function candle(minute: number, seq: number, close = "932.10"): Candle {
  return {
    symbol: "BTCUSDT",
    interval: "1m",
    startUs: START_US + minute * 60_000_000,
    open: "931.00",
    high: "933.00",
    low: "930.00",
    close,
    volume: "12.5",
    trades: 4,
    seq,
  };
}

export function risk(seq: number, change: Partial<RiskNow> = {}): RiskNow {
  return {
    seq,
    state: "ACTIVE",
    sinceUs: START_US,
    by: null,
    reason: null,
    flattening: false,
    deadMan: null,
    unprotectedMs: 0,
    unknownOrders: 0,
    openEntryOrders: 2,
    openPositions: 1,
    limits: [],
    ...change,
  };
}

export function control(id: string, seq: number): ControlRow {
  return {
    id,
    seq,
    action: "HALT",
    actor: "operator",
    reason: "stopped from Mission Control",
    eventTimeUs: START_US,
    recordedUs: START_US,
    detail: null,
  };
}

export function run(seq: number, change: Partial<Run> = {}): Run {
  return {
    seq,
    runId: "7c1f",
    build: "0.4.1",
    seed: 1,
    profile: "demo",
    mode: "PAPER",
    readiness: "TRADING",
    readinessDetail: null,
    warmUp: false,
    recordingEnded: false,
    epoch: 1,
    step: 1,
    venueTimeUs: START_US,
    tradingStartUs: START_US,
    startedUs: START_US,
    ...change,
  };
}

export function portfolio(seq: number, change: Partial<PortfolioNow> = {}): PortfolioNow {
  const zero = usdt("0");
  return {
    seq,
    eventTimeUs: START_US,
    equity: usdt("10012.18"),
    cash: usdt("9562.18"),
    deposits: usdt("10000"),
    netPnl: usdt("12.18"),
    netPnlRatio: 0.001218,
    bridge: { grossRealised: zero, grossOpen: zero, fees: zero, funding: zero, llmCost: zero, net: zero },
    balanced: true,
    drawdownRatio: 0,
    maxDrawdownRatio: 0,
    dayStartEquity: null,
    lossToday: zero,
    grossNotional: zero,
    margin: null,
    reconciledUs: null,
    openOrders: 0,
    positions: [],
    ...change,
  };
}
