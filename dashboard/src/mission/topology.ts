import type { Edge, Place } from "../api/types";

/** Where a place stands, in units of the drawing. */
export interface Spot {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

/** A line between two places, and all that goes over it, either way. */
export interface Link {
  readonly from: Spot;
  readonly to: Spot;
  readonly edges: readonly Edge[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Spot[];
  readonly links: readonly Link[];
}

export const WIDTH = 720;
const ROW = 34;
const FOOT = 56;
const LEAST_ROWS = 4;

/** Columns a frame goes through from left to right; agents stand below each other. */
const COLUMN: Readonly<Record<string, number>> = {
  venue: 30,
  "exchange-adapter": 120,
  coordinator: 320,
  gateway: 320,
  readers: 120,
};
const AGENTS = 420;

/** The same mesh is always drawn the same way: nothing jumps when a rate changes. */
export function draw(nodes: readonly Place[], edges: readonly Edge[]): Drawing {
  const agents = nodes.filter((node) => node.kind === "AGENT");
  const tall = Math.max(agents.length, LEAST_ROWS) * ROW;
  const spots = nodes.map((place) => ({ place, ...at(place, agents.indexOf(place), tall) }));
  return { width: WIDTH, height: tall + FOOT, spots, links: links(spots, edges) };
}

function at(place: Place, agent: number, tall: number): { readonly x: number; readonly y: number } {
  if (place.kind === "AGENT") {
    return { x: AGENTS, y: (agent + 0.5) * ROW };
  }
  const below = place.id === "gateway" || place.kind === "READER";
  return { x: COLUMN[place.id] ?? 0, y: below ? tall + FOOT / 2 : tall / 2 };
}

function links(spots: readonly Spot[], edges: readonly Edge[]): readonly Link[] {
  const byId = new Map(spots.map((spot) => [spot.place.id, spot]));
  const drawn = new Map<string, Link>();
  const venue = byId.get("venue");
  const adapter = byId.get("exchange-adapter");
  if (venue !== undefined && adapter !== undefined) {
    // What goes there is measured by the adapter, not by the gateway.
    drawn.set("unmeasured", { from: venue, to: adapter, edges: [] });
  }
  for (const edge of edges) {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (from !== undefined && to !== undefined) {
      const key = [edge.from, edge.to].toSorted().join(" ");
      const known = drawn.get(key);
      drawn.set(key, known === undefined ? { from, to, edges: [edge] } : { ...known, edges: [...known.edges, edge] });
    }
  }
  return [...drawn.values()];
}

/** Ten times as much is one step wider; nothing at all is thin. */
export function thickness(edges: readonly Edge[]): number {
  const rate = edges.reduce((sum, edge) => sum + edge.ratePerS, 0);
  return 1 + Math.log10(1 + rate);
}

export const idle = (edges: readonly Edge[]): boolean => edges.length > 0 && edges.every((edge) => edge.ratePerS === 0);

export const failing = (edges: readonly Edge[]): boolean => edges.some((edge) => (edge.errorRatio ?? 0) > 0);
