import type { Shown } from "./num";

/** Instants are epoch microseconds, durations milliseconds. Everything is UTC and says so. */

const iso = (us: number): string => new Date(us / 1000).toISOString();

/** 12:04:31 */
export const clock = (us: number): string => iso(us).slice(11, 19);

/** 12:04:31.220 */
export const clockMs = (us: number): string => iso(us).slice(11, 23);

/** 2013-11-26 */
export const day = (us: number): string => iso(us).slice(0, 10);

export const instant = (us: number): string => `${day(us)} ${clockMs(us)} UTC`;

export const isoInstant = (us: number): string => iso(us);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 0.2 s, 41 s, 2 h 52 m. */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < 10 * SECOND) {
    return `${(length / SECOND).toFixed(1)} s`;
  }
  if (length < MINUTE) {
    return `${Math.floor(length / SECOND)} s`;
  }
  if (length < HOUR) {
    return both(Math.floor(length / MINUTE), "m", Math.floor((length % MINUTE) / SECOND), "s");
  }
  if (length < DAY) {
    return both(Math.floor(length / HOUR), "h", Math.floor((length % HOUR) / MINUTE), "m");
  }
  return both(Math.floor(length / DAY), "d", Math.floor((length % DAY) / HOUR), "h");
}

const both = (large: number, unit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;

export function span(ms: number | null | undefined): Shown | null {
  return ms === null || ms === undefined
    ? null
    : { text: duration(ms), exact: `${ms} ms`, unit: "", sign: ms > 0 ? 1 : 0 };
}

/** Latencies are read in milliseconds. */
export function latency(ms: number | null | undefined): Shown | null {
  return ms === null || ms === undefined
    ? null
    : { text: ms < 10 ? ms.toFixed(1) : String(Math.round(ms)), exact: `${ms} ms`, unit: "ms", sign: ms > 0 ? 1 : 0 };
}

/** How long something took: milliseconds as long as they can be read, then seconds. */
export const took = (ms: number | null): Shown | null => (ms !== null && ms < 1000 ? latency(ms) : span(ms));
