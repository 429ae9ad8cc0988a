import type { Agent, Limit, MarketInfo } from "../api/types";
import { PAGES } from "./pages";

/** Somewhere to go, and what people call it. */
export interface Destination {
  readonly name: string;
  readonly to: string;
}

export function destinations(
  markets: readonly MarketInfo[],
  agents: readonly Agent[],
  limits: readonly Limit[],
): readonly Destination[] {
  return [
    ...PAGES.map(({ title, path }) => ({ name: title, to: `/${path}` })),
    ...markets.map(({ symbol }) => ({ name: symbol, to: `/market?symbol=${symbol}` })),
    ...agents.map(({ id }) => ({ name: id, to: `/agents?agent=${id}` })),
    ...limits.map(({ id, title }) => ({ name: title, to: `/risk?limit=${id}` })),
  ];
}

const DECISION = /^d-\d+$/;

/** Where the words lead: a decision by its id, else the first place whose name has them; null if there is none. */
export function find(words: string, places: readonly Destination[]): Destination | null {
  const sought = words.trim().toLowerCase();
  if (DECISION.test(sought)) {
    return { name: sought, to: `/decisions/${sought}` };
  }
  if (sought === "") {
    return null;
  }
  const named = (test: (name: string) => boolean) => places.find(({ name }) => test(name.toLowerCase()));
  return (
    named((name) => name === sought) ??
    named((name) => name.startsWith(sought)) ??
    named((name) => name.includes(sought)) ??
    null
  );
}
