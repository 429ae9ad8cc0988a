import { Refused } from "./problem";

const ATTEMPTS = 3;
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** Answers that will not change by asking again. */
const NO_USE: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** The gateway reads the run: however long that takes, it will answer. */
export const isNotYet = (failure: unknown): failure is Refused => failure instanceof Refused && failure.code === "NOT_READY";

/** Whether a read that failed is asked again. @param failures of it so far, before this one */
export const again = (failures: number, failure: unknown): boolean =>
  isNotYet(failure) || (failures < ATTEMPTS && !(failure instanceof Refused && NO_USE.has(failure.status)));

/** How long to wait before that, in milliseconds. */
export const pauseMs = (failures: number, failure: unknown): number =>
  isNotYet(failure) ? PAUSE_MS : Math.min(PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
