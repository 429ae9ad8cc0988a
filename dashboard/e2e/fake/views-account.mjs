// What is held, what it made and how near the limits are, as the gateway shows it.
import { fixed, usdt } from "./base.mjs";

const limitRow = (id, title, unit, now, most, denies = 0) => ({
  id,
  title,
  unit,
  now: now === null ? null : fixed(now, 2),
  limit: fixed(most, 2),
  useRatio: now === null ? null : now / most,
  max24hRatio: null,
  deniesCount24h: denies,
  changed: null,
});

export function equityOf(story) {
  return story.cash + story.position * story.price;
}

export function positions(story) {
  if (story.position === 0) {
    return [];
  }
  const entry = story.cost / story.position;
  const open = story.position * (story.price - entry);
  return [
    {
      symbol: "BTCUSDT",
      seq: story.seq,
      side: story.position > 0 ? "LONG" : "SHORT",
      qty: fixed(Math.abs(story.position), 4),
      entryPrice: fixed(entry, 8),
      markPrice: fixed(story.price, 8),
      notional: usdt(Math.abs(story.position * story.price)),
      cost: usdt(story.cost),
      uPnl: usdt(open),
      uPnlBp: (open / Math.abs(story.cost)) * 10_000,
      realisedPnl: usdt(story.realised),
      liqPrice: null,
      liqDistanceRatio: null,
      leverage: Math.abs(story.position * story.price) / equityOf(story),
      openedUs: story.nowUs,
      protection: {
        stopPrice: story.stop?.stopPrice ?? null,
        takeProfitPrice: null,
        resident: story.stop !== null,
        orderId: story.stop?.id ?? null,
        unprotectedMs: story.stop === null ? 4200 : 0,
      },
      decisionId: story.decisions.findLast((one) => one.outcome === "FILLED")?.id ?? null,
    },
  ];
}

export function portfolio(story) {
  const equity = equityOf(story);
  const open = story.position === 0 ? 0 : story.position * story.price - story.cost;
  return {
    seq: story.seq,
    eventTimeUs: story.nowUs,
    equity: usdt(equity),
    cash: usdt(story.cash),
    deposits: usdt(10_000),
    netPnl: usdt(equity - 10_000),
    netPnlRatio: (equity - 10_000) / 10_000,
    bridge: {
      grossRealised: usdt(story.realised),
      grossOpen: usdt(open),
      fees: usdt(-story.fees),
      funding: usdt(0),
      llmCost: usdt(0),
      net: usdt(equity - 10_000),
    },
    balanced: true,
    drawdownRatio: 1 - equity / story.peak,
    maxDrawdownRatio: story.maxDrawdown,
    dayStartEquity: usdt(10_000),
    lossToday: usdt(Math.max(0, 10_000 - equity)),
    grossNotional: usdt(Math.abs(story.position * story.price)),
    margin: null,
    reconciledUs: story.nowUs,
    openOrders: story.stop === null ? 0 : 1,
    positions: positions(story),
  };
}

export function riskNow(story) {
  const notional = Math.abs(story.position * story.price);
  const loss = Math.max(0, 10_000 - equityOf(story));
  return {
    seq: story.seq,
    ...story.risk,
    deadMan: null,
    unprotectedMs: 0,
    unknownOrders: 0,
    openEntryOrders: 0,
    openPositions: story.position === 0 ? 0 : 1,
    limits: [
      limitRow("max-order-notional", "order notional", "USDT", 480, 500, story.denials.length),
      limitRow("max-position-notional", "position notional", "USDT", notional, 2000),
      limitRow("max-leverage", "leverage", "x", notional / equityOf(story), 2),
      limitRow("max-daily-loss", "daily loss", "USDT", loss, 200),
      limitRow("max-orders-per-minute", "orders per minute", "", 1, 10),
      limitRow("market-stale-after", "market age", "s", null, 120),
    ],
  };
}
