const FIRST_MS = 250;
const LONGEST_MS = 8000;
const JITTER = 0.3;

/**
 * How long to wait before the n-th reconnect in a row, from 0: doubling, and spread by 30% so that a thousand pages do
 * not come back in the same millisecond. A wait the server asked for wins over ours.
 */
export function backoff(attempt: number, askedMs: number | null, random: () => number): number {
  const wait = askedMs ?? Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(wait * (1 - JITTER + 2 * JITTER * random()));
}
