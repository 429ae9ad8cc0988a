// The market and what was done in it, as the gateway shows it.
import { MINUTE_US, fixed } from "./base.mjs";

export function quote(story) {
  return {
    symbol: "BTCUSDT",
    seq: story.seq,
    bid: fixed(story.price - 0.12, 2),
    ask: fixed(story.price + 0.12, 2),
    last: fixed(story.price, 2),
    mark: fixed(story.price + 0.04, 8),
    index: null,
    spreadBp: (0.24 / story.price) * 10_000,
    fundingRateRatio: 0.0001,
    nextFundingUs: (Math.floor(story.nowUs / (8 * 60 * MINUTE_US)) + 1) * 8 * 60 * MINUTE_US,
    eventTimeUs: story.nowUs,
    recordedUs: Date.now() * 1000,
    feedAgeMs: 3,
    staleAfterMs: 5000,
  };
}

export function candleRows(story, interval, from = 0, limit = 1000) {
  const minutes = { "1m": 1, "5m": 5, "15m": 15, "1h": 60, "4h": 240 }[interval] ?? 1;
  const grouped = new Map();
  for (const candle of story.candles) {
    const startUs = Math.floor(candle.startUs / (minutes * MINUTE_US)) * minutes * MINUTE_US;
    const group = grouped.get(startUs);
    if (group === undefined) {
      grouped.set(startUs, { ...candle, startUs });
    } else {
      group.high = Math.max(group.high, candle.high);
      group.low = Math.min(group.low, candle.low);
      group.close = candle.close;
      group.volume += candle.volume;
      group.trades += candle.trades;
      group.seq = candle.seq;
    }
  }
  return [...grouped.values()]
    .filter((candle) => candle.startUs >= from)
    .slice(-limit)
    .map((candle) => ({
      symbol: "BTCUSDT",
      interval,
      startUs: candle.startUs,
      open: fixed(candle.open, 2),
      high: fixed(candle.high, 2),
      low: fixed(candle.low, 2),
      close: fixed(candle.close, 2),
      volume: fixed(candle.volume, 4),
      trades: candle.trades,
      seq: candle.seq,
    }));
}

export function marks(story) {
  const blank = { toUs: null, price: null, side: null, direction: null, qty: null, decisionId: null, text: "" };
  const all = [
    ...story.decisions.map((row) => ({ ...blank, kind: "DECISION", us: row.eventTimeUs, price: row.price, direction: row.side, id: row.id, decisionId: row.id })),
    ...story.denials.map((row) => ({ ...blank, kind: "DENIAL", us: row.eventTimeUs, price: row.price, side: row.side, id: row.id, decisionId: row.decisionId })),
    ...story.fills.map((row) => ({ ...blank, kind: "FILL", us: row.eventTimeUs, price: row.price, side: row.side, qty: row.qty, id: row.id, decisionId: row.decisionId })),
    ...story.orders
      .filter((row) => row.purpose === "PROTECTION")
      .map((row) => ({ ...blank, kind: "STOP", us: row.createdUs, toUs: row.open ? null : row.updatedUs, price: row.stopPrice, side: row.side, id: row.id })),
  ];
  return all.toSorted((a, b) => a.us - b.us);
}
