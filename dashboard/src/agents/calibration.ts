import type { Score } from "../api/types";
import { probability } from "../format/num";

export interface Dot {
  readonly id: string;
  readonly label: string;
  /** Mean probability of a rise of the claims in the bin. */
  readonly stated: number;
  /** Share of them after which the price rose. */
  readonly observed: number;
  readonly n: number;
}

const WIDTH = 0.02;

/** One for each bin that holds an outcome. */
export function plottable(score: Score | undefined): readonly Dot[] {
  return (score?.calibration ?? []).map(({ from, stated, observed, outcomes }) => ({
    id: String(from),
    label: `${probability(from)?.text ?? ""} to ${probability(from + WIDTH)?.text ?? ""}`,
    stated,
    observed,
    n: outcomes,
  }));
}

/** Both axes alike, so that the line of honesty is a diagonal; wide enough for every dot and for a coin. */
export function range(dots: readonly Dot[]): readonly [least: number, most: number] {
  const all = [0.4, 0.6, ...dots.flatMap(({ stated, observed }) => [stated, observed])];
  return [Math.floor(Math.min(...all) * 20) / 20, Math.ceil(Math.max(...all) * 20) / 20];
}
