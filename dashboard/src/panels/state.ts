import type { UseQueryResult } from "@tanstack/react-query";
import { isNotYet } from "../api/again";
import type { Refused } from "../api/problem";
import { type PanelState, READY } from "../ui/Panel";

/** What a panel shows while its first answer is missing; once there is something, it stays. */
export function panelState(
  query: UseQueryResult<unknown, Refused>,
  hasContent: boolean,
  whenEmpty: string,
): PanelState {
  if (hasContent) {
    return READY;
  }
  if (query.isError) {
    return { kind: "error", refusal: query.error, retry: () => void query.refetch() };
  }
  if (isNotYet(query.failureReason)) {
    return { kind: "empty", text: query.failureReason.message };
  }
  return query.isPending ? { kind: "loading" } : { kind: "empty", text: whenEmpty };
}
