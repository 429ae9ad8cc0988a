// What every part of the story shares.

export const MINUTE_US = 60_000_000;
export const START_US = Date.UTC(2013, 10, 26, 6, 0, 0) * 1000;

export const usdt = (value) => ({ value: value.toFixed(8), currency: "USDT" });
export const fixed = (value, digits) => value.toFixed(digits);

const instrument = {
  symbol: "BTCUSDT",
  base: "BTC",
  quote: "USDT",
  tickSize: "0.01",
  stepSize: "0.0001",
  minNotional: usdt(5),
  makerFeeRatio: 0.0002,
  takerFeeRatio: 0.0004,
};

export const info = {
  symbol: "BTCUSDT",
  instrument,
  origin: "scripted test story, not a market",
  simulated: true,
  sidesDerived: true,
  bookDerived: true,
  shiftMs: 0,
  frameIntervalMs: 10_000,
};

export const AGENTS = [
  ["trend-momentum", "Follows the direction the last hours agree on."],
  ["volume-microstructure", "Reads pressure from the book and from who crosses the spread."],
];

/** Random numbers that are the same on every start. */
export function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
