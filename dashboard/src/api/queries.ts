import type { FactKind, Interval } from "./types";

/** What is read belongs to a run, or to a moment of one. */
export type Generation = number | string;

/** Names of answers in the cache. A generation ends when another run begins. */
export const keys = {
  overview: (generation: Generation) => [generation, "overview"] as const,
  list: (generation: Generation, name: string) => [generation, name] as const,
  facts: (generation: Generation, kinds: readonly FactKind[]) => [generation, "facts", ...kinds] as const,
  candles: (generation: Generation, symbol: string, interval: Interval) =>
    [generation, "candles", symbol, interval] as const,
  marks: (generation: Generation, symbol: string) => [generation, "marks", symbol] as const,
  equity: (generation: Generation) => [generation, "equity"] as const,
  decision: (generation: Generation, id: string) => [generation, "decision", id] as const,
};

/** Waits until the gateway has folded the sequence: an answer must not be older than what the stream told. */
export function atLeast(path: string, seq: number | null): string {
  if (seq === null || seq <= 0) {
    return path;
  }
  return withParameter(path, "at-least", String(seq));
}

export function withParameter(path: string, name: string, value: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(value)}`;
}
