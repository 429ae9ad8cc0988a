import type { FactKind, Interval } from "./types";

/** Names of answers in the cache. A generation ends when another run begins. */
export const keys = {
  overview: (generation: number) => [generation, "overview"] as const,
  list: (generation: number, name: string) => [generation, name] as const,
  facts: (generation: number, kinds: readonly FactKind[]) => [generation, "facts", ...kinds] as const,
  candles: (generation: number, symbol: string, interval: Interval) =>
    [generation, "candles", symbol, interval] as const,
  marks: (generation: number, symbol: string) => [generation, "marks", symbol] as const,
  equity: (generation: number) => [generation, "equity"] as const,
  decision: (generation: number, id: string) => [generation, "decision", id] as const,
};

/** Waits until the gateway has folded the sequence: an answer must not be older than what the stream told. */
export function atLeast(path: string, seq: number | null): string {
  if (seq === null || seq <= 0) {
    return path;
  }
  return `${path}${path.includes("?") ? "&" : "?"}at-least=${seq}`;
}
