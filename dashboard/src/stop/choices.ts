import type { Action } from "./control";
import type { Exposure } from "./exposure";

/** What an operator can order in a state; the first one is chosen when the panel opens. */
export function choices(state: Exposure["state"] | undefined): readonly Action[] {
  switch (state) {
    case "HALTED":
      return ["RESUME", "REDUCE", "FLATTEN"];
    case "REDUCING":
      return ["HALT", "FLATTEN", "RESUME"];
    default:
      return ["HALT", "REDUCE", "FLATTEN"];
  }
}

export const REVERSIBLE: Readonly<Record<Action, string>> = {
  HALT: "reversible",
  REDUCE: "reversible",
  FLATTEN: "NOT reversible",
  RESUME: "reversible",
};

/** Nobody should have to type while it burns; letting go needs a thought. */
export const PREFILLED: Readonly<Record<Action, string>> = {
  HALT: "stopped from Mission Control",
  REDUCE: "reduced from Mission Control",
  FLATTEN: "flattened from Mission Control",
  RESUME: "",
};

/** The gateway asks for as much. */
const SHORTEST_RESUME = 10;

/** Why the reason will not do; null if it does. */
export function reasonFault(action: Action, reason: string): string | null {
  const length = reason.trim().length;
  if (length === 0) {
    return "A reason is required: it is written into the log.";
  }
  if (action === "RESUME" && length < SHORTEST_RESUME) {
    return `To resume, say why in at least ${SHORTEST_RESUME} characters.`;
  }
  return null;
}

export function confirmLabel(action: Action, positions: number | undefined): string {
  if (action !== "FLATTEN" || positions === undefined) {
    return `${action} NOW`;
  }
  return `FLATTEN ${positions} ${positions === 1 ? "POSITION" : "POSITIONS"} NOW`;
}

export function stopLabel(state: Exposure["state"] | undefined): string {
  switch (state) {
    case "HALTED":
      return "HALTED\u2026";
    case "REDUCING":
      return "REDUCING\u2026";
    default:
      return "STOP\u2026";
  }
}
