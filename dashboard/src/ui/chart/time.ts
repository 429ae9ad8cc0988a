import type { UTCTimestamp } from "lightweight-charts";
import type { Interval } from "../../api/types";

/** The chart library counts seconds; the gateway counts microseconds. */
export const seconds = (us: number): UTCTimestamp => Math.floor(us / 1_000_000) as UTCTimestamp;

const SECONDS: Readonly<Record<Interval, number>> = { "1m": 60, "5m": 300, "15m": 900, "1h": 3600, "4h": 14_400 };

export const secondsOf = (interval: Interval): number => SECONDS[interval];

/** Start of the candle an instant falls into. */
export const candleOf = (us: number, interval: Interval): UTCTimestamp => {
  const length = SECONDS[interval];
  return (Math.floor(us / 1_000_000 / length) * length) as UTCTimestamp;
};
