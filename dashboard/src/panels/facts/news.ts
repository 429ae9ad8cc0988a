import type { FactItem, FactKind } from "../../api/types";

export type Filter = "all" | "decisions" | "orders" | "fills" | "denied" | "agents" | "operator";

/** Which kinds a filter wants. A position is told by itself only if the venue took it; the operator's word says risk. */
export const KINDS: Readonly<Record<Filter, readonly FactKind[]>> = {
  all: ["decision", "order", "fill", "denial", "agent", "control", "run", "position"],
  decisions: ["decision"],
  orders: ["order"],
  fills: ["fill"],
  denied: ["denial"],
  agents: ["agent"],
  operator: ["control"],
};

/** The newest facts of a filter, newest first. */
export function news(facts: readonly FactItem[], filter: Filter, most: number): readonly FactItem[] {
  const kinds = new Set(KINDS[filter]);
  const lines: FactItem[] = [];
  for (const fact of facts) {
    if (lines.length === most) {
      break;
    }
    if (kinds.has(fact.kind)) {
      lines.push(fact);
    }
  }
  return lines;
}
