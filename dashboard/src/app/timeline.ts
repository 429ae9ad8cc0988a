import { clock, day, isoInstant } from "../format/time";

/** Something that happened, on the track of the scrubber. */
export interface Tick {
  readonly us: number;
  readonly kind: "fill" | "denial" | "control";
}

export interface Stroke {
  /** 0 at the track's beginning, 1 at its end. */
  readonly place: number;
  readonly kind: Tick["kind"];
  readonly count: number;
}

/** However much happened, the track has so many places. */
const PLACES = 240;

/** What happened, in as many strokes as can be told apart; what lies outside the track is not on it. */
export function strokes(ticks: readonly Tick[], fromUs: number, toUs: number): readonly Stroke[] {
  const length = toUs - fromUs;
  const found = new Map<string, Stroke>();
  for (const { us, kind } of ticks) {
    if (length > 0 && us >= fromUs && us <= toUs) {
      const place = Math.floor(((us - fromUs) / length) * (PLACES - 1)) / (PLACES - 1);
      const key = `${kind} ${place}`;
      found.set(key, { place, kind, count: (found.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

const SECOND_US = 1_000_000;

/** The moment as the gateway reads it: whole seconds of the venue's time. */
export const momentOf = (us: number): string => isoInstant(Math.floor(us / SECOND_US) * SECOND_US);

/** Where an address puts the thumb; a sequence does not say. */
export function timeOf(at: string): number | null {
  const ms = /^\d+$/.test(at) ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : ms * 1000;
}

export const spoken = (us: number): string => `${day(us)} ${clock(us)} UTC`;
