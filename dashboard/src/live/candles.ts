import type { Candle } from "../api/types";

const KEEP = 3000;

/** The candles of one market and interval, oldest first, each start once, newest state only. */
export class CandleSeries {
  private series: Candle[] = [];
  private snapshot: readonly Candle[] | null = null;

  /** @returns whether anything is different now */
  upsert(candle: Candle): boolean {
    const place = this.place(candle.startUs);
    const known = this.series[place];
    if (known?.startUs === candle.startUs) {
      if (known.seq >= candle.seq) {
        return false;
      }
      this.series[place] = candle;
    } else {
      this.series.splice(place, 0, candle);
      this.series.splice(0, this.series.length - KEEP);
    }
    this.snapshot = null;
    return true;
  }

  /** The same array until something changes. */
  all(): readonly Candle[] {
    this.snapshot ??= [...this.series];
    return this.snapshot;
  }

  /** First index not before the start; nearly always the end, so it looks there first. */
  private place(startUs: number): number {
    let place = this.series.length;
    while (place > 0 && (this.series[place - 1]?.startUs ?? 0) >= startUs) {
      place -= 1;
    }
    return place;
  }
}
