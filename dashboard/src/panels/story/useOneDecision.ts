import type { Decision, DecisionRow } from "../../api/types";
import type { Refused } from "../../api/problem";
import { useDecision } from "../../live/reads";
import { useRow } from "../../live/useLive";

interface OneDecision {
  readonly decision: DecisionRow | undefined;
  readonly details: Decision | undefined;
  readonly refusal: Refused | null;
}

/** The row that is live shows at once; the rest follows. */
export function useOneDecision(id: string): OneDecision {
  const row = useRow("decision", id);
  const query = useDecision(id, row?.seq ?? 0);
  return { decision: newer(row, query.data?.decision), details: query.data, refusal: query.error };
}

function newer(row: DecisionRow | undefined, answered: DecisionRow | undefined): DecisionRow | undefined {
  if (row === undefined || answered === undefined) {
    return row ?? answered;
  }
  return row.seq >= answered.seq ? row : answered;
}
