import type { ScoreRow } from "./useScoreRows";

export interface Dot {
  readonly id: string;
  readonly label: string;
  /** Mean confidence of the signals with an outcome. */
  readonly stated: number;
  /** Share of them that was right. */
  readonly observed: number;
  readonly n: number;
}

/** What is told is the hit rate and by how much confidence exceeds it. */
export function plottable(rows: readonly ScoreRow[]): readonly Dot[] {
  return rows.flatMap(({ id, agent, score }) =>
    score.hitRate === null || score.excessConfidence === null
      ? []
      : [
          {
            id,
            label: agent.id,
            stated: score.hitRate + score.excessConfidence,
            observed: score.hitRate,
            n: score.outcomes,
          },
        ],
  );
}

/** Both axes alike, so that the line of honesty is a diagonal; wide enough for every dot and for a coin. */
export function range(dots: readonly Dot[]): readonly [least: number, most: number] {
  const all = [0.45, 0.6, ...dots.flatMap(({ stated, observed }) => [stated, observed])];
  return [Math.floor(Math.min(...all) * 20) / 20, Math.ceil(Math.max(...all) * 20) / 20];
}
