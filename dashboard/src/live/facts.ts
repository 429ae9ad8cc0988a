import type { FactItem } from "../api/types";
import { SHAPES } from "./tables";

const KEEP = 5000;

export function factKey(fact: FactItem): string {
  return `${fact.seq}:${fact.kind}:${idOf(fact)}`;
}

function idOf(fact: FactItem): string {
  if (fact.kind === "position") {
    return fact.row.symbol;
  }
  if (fact.kind === "risk" || fact.kind === "run") {
    return "";
  }
  const shape = SHAPES[fact.kind] as { id: (row: unknown) => string };
  return shape.id(fact.row);
}

/** The facts seen lately, newest first, each once. */
export class Facts {
  private readonly keys = new Set<string>();
  private ring: readonly FactItem[] = [];

  /** @returns whether any of them is new */
  add(facts: readonly FactItem[]): boolean {
    const fresh = facts.filter((fact) => {
      const key = factKey(fact);
      return this.keys.has(key) ? false : this.keys.add(key);
    });
    if (fresh.length === 0) {
      return false;
    }
    const merged = [...fresh, ...this.ring].toSorted((a, b) => b.seq - a.seq);
    for (const old of merged.splice(KEEP)) {
      this.keys.delete(factKey(old));
    }
    this.ring = merged;
    return true;
  }

  all(): readonly FactItem[] {
    return this.ring;
  }
}
