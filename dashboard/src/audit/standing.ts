import type { Chain } from "../api/types";

export type Standing =
  | "not verified"
  | "verifying"
  | "whole"
  | "not whole"
  | "not verified to the end"
  | "another run was verified";

/** What may be said of the log of a run. What was found wrong is never hidden by what was tried since. */
export function standing(chain: Chain, run: string | null): Standing {
  const { report } = chain;
  if (report !== null && report.wrongs.length > 0 && (run === null || report.runId === run || report.runId === "")) {
    return "not whole";
  }
  if (chain.state === "VERIFYING") {
    return "verifying";
  }
  if (report === null) {
    return chain.state === "FAILED" ? "not verified to the end" : "not verified";
  }
  if (run !== null && report.runId !== run) {
    return "another run was verified";
  }
  return chain.state === "FAILED" ? "not verified to the end" : "whole";
}
