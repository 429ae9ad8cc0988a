import { post } from "../api/client";
import { Refused } from "../api/problem";
import type { ControlAnswer } from "../api/types";

export type Action = "HALT" | "REDUCE" | "FLATTEN" | "RESUME";

const PATHS: Readonly<Record<Action, string>> = {
  HALT: "/control/halt",
  REDUCE: "/control/reduce",
  FLATTEN: "/control/flatten",
  RESUME: "/control/resume",
};

/** How often an unanswered stop is sent again. */
const AGAIN_MS = 500;

/** Halting and reducing twice is halting and reducing. Closing twice, or letting go twice, is not for a page to do. */
export const repeatable = (action: Action): boolean => action === "HALT" || action === "REDUCE";

/**
 * Sends an operator's order and gives the sequence it was recorded under. An order that may be repeated is, with the
 * same key, until somebody answers or the operator gives up; the others are sent once.
 */
export async function send(action: Action, reason: string, key: string, givenUp: AbortSignal): Promise<number> {
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      const answer = await post<ControlAnswer>(PATHS[action], { reason }, key);
      return answer.sequence;
    } catch (failure) {
      if (!repeatable(action) || !unanswered(failure) || givenUp.aborted) {
        throw failure;
      }
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      await wait(AGAIN_MS);
    }
  }
}

/** Nobody decided about it: the connection broke, or the gateway has nobody to ask right now. */
function unanswered(failure: unknown): boolean {
  return failure instanceof Refused && (failure.status === 0 || failure.status >= 500);
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
