import type { FactItem, FactKind } from "../../api/types";

export type Filter = "all" | "decisions" | "orders" | "fills" | "denied" | "agents" | "operator";

/** Which kinds a filter wants; "all" leaves out what other facts already say. */
export const KINDS: Readonly<Record<Filter, readonly FactKind[]>> = {
  all: ["decision", "order", "fill", "denial", "agent", "control", "risk", "run"],
  decisions: ["decision"],
  orders: ["order"],
  fills: ["fill"],
  denied: ["denial"],
  agents: ["agent"],
  operator: ["control", "risk"],
};

/**
 * The facts worth a line of their own, newest first. Every fact carries its whole row, so a decision comes again with
 * each of its fills and an agent with each of its signals: only what is new about them is news.
 */
export function news(facts: readonly FactItem[], filter: Filter, most: number): readonly FactItem[] {
  const kinds = new Set(KINDS[filter]);
  // Trading is the normal state: that it is still so is no news.
  const known = new Map([["risk", "ACTIVE false"]]);
  const lines: FactItem[] = [];
  for (const fact of facts.toReversed()) {
    if (kinds.has(fact.kind) && isNews(fact, filter, known)) {
      lines.push(fact);
    }
  }
  return lines.slice(-most).toReversed();
}

function isNews(fact: FactItem, filter: Filter, known: Map<string, string>): boolean {
  switch (fact.kind) {
    case "decision":
      return differs(known, `decision ${fact.row.id}`, "made");
    case "agent":
      return differs(known, `agent ${fact.row.id}`, `${fact.row.state} ${fact.row.stateReason ?? ""}`);
    case "risk":
      return differs(known, "risk", `${fact.row.state} ${fact.row.flattening}`);
    case "run":
      return differs(known, "run", `${fact.row.runId} ${fact.row.epoch} ${fact.row.readiness}`);
    case "order":
      // The fill says it better.
      return filter === "orders" || !isFilled(fact.row.status);
    case "position":
      return false;
    case "fill":
    case "denial":
    case "control":
      return true;
  }
}

const isFilled = (status: string): boolean => status === "FILLED" || status === "PARTIALLY_FILLED";

function differs(known: Map<string, string>, about: string, state: string): boolean {
  const before = known.get(about);
  known.set(about, state);
  return before !== state;
}
