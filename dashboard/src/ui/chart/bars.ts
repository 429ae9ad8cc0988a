import type { CandlestickData, UTCTimestamp, WhitespaceData } from "lightweight-charts";
import type { Candle, Interval } from "../../api/types";
import { plotted } from "../../format/plot";
import { seconds, secondsOf } from "./time";

export type Bar = CandlestickData<UTCTimestamp> | WhitespaceData<UTCTimestamp>;

/** A hole longer than this is a stop of the recording, not a quiet market: it is closed up. */
const LONGEST_GAP = 240;

export function bar(candle: Candle): CandlestickData<UTCTimestamp> {
  return {
    time: seconds(candle.startUs),
    open: plotted(candle.open),
    high: plotted(candle.high),
    low: plotted(candle.low),
    close: plotted(candle.close),
  };
}

/** Minutes without a trade stay empty: a gap is a gap. */
export function bars(candles: readonly Candle[], interval: Interval): Bar[] {
  const all: Bar[] = [];
  let previous: UTCTimestamp | null = null;
  for (const candle of candles) {
    const next = bar(candle);
    if (previous !== null) {
      all.push(...gap(previous, next.time, secondsOf(interval)));
    }
    all.push(next);
    previous = next.time;
  }
  return all;
}

export function gap(from: UTCTimestamp, to: UTCTimestamp, length: number): WhitespaceData<UTCTimestamp>[] {
  const missing = Math.round((to - from) / length) - 1;
  if (missing <= 0 || missing > LONGEST_GAP) {
    return [];
  }
  return Array.from({ length: missing }, (_, index) => ({ time: (from + (index + 1) * length) as UTCTimestamp }));
}

/**
 * What to hand to a series that shows one list of candles so that it shows the next one; null if it has to start over.
 * Most of the time that is the last candle again.
 */
export function continuation(shown: readonly Candle[], next: readonly Candle[], interval: Interval): Bar[] | null {
  const last = shown.at(-1);
  if (last === undefined || shown[0] !== next[0] || next.length < shown.length) {
    return null;
  }
  const from = shown.length - 1;
  if (next[from]?.startUs !== last.startUs || next[from - 1] !== shown[from - 1]) {
    return null;
  }
  return bars(next.slice(from), interval);
}
