import { useMemo } from "react";
import type { Agent, Score } from "../api/types";
import { useScorecards } from "../live/reads";
import { useRows } from "../live/useLive";

/** One agent in one market. */
export interface ScoreRow {
  readonly id: string;
  readonly agent: Agent;
  readonly score: Score;
}

/** Every scorecard read so far. */
export function useScoreRows(): readonly ScoreRow[] {
  const agents = useRows("agent");
  const ids = useMemo(() => agents.map(({ id }) => id), [agents]);
  const cards = useScorecards(ids);
  return useMemo(
    () =>
      agents.flatMap((agent) =>
        (cards.get(agent.id)?.markets ?? []).map((score) => ({ id: `${agent.id}:${score.symbol}`, agent, score })),
      ),
    [agents, cards],
  );
}
