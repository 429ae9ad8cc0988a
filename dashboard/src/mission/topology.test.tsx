import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Edge, Place, TopologyNow } from "../api/types";
import { printIn } from "../format/num";
import { withLive } from "../test/withLive";
import { draw, thickness } from "./topology";
import { TopologyPanel } from "./TopologyPanel";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const place = (id: string, kind: Place["kind"], state: Place["state"] = "OK"): Place => ({
  id,
  kind,
  state,
  reason: state === "OK" ? null : "lost: no lease",
});

const edge = (from: string, to: string, label: string, ratePerS: number, p99Ms: number | null): Edge => ({
  from,
  to,
  label,
  ratePerS,
  p50Ms: p99Ms,
  p99Ms,
  errorRatio: null,
  lastUs: null,
});

const MESH: TopologyNow = {
  seq: 7,
  windowMs: 10_000,
  nodes: [
    place("venue", "VENUE"),
    place("exchange-adapter", "SERVICE"),
    place("coordinator", "SERVICE"),
    place("trend-momentum", "AGENT"),
    place("vpin-hft", "AGENT", "DOWN"),
  ],
  edges: [
    edge("exchange-adapter", "coordinator", "market frames", 22.1, null),
    edge("coordinator", "exchange-adapter", "orders, to the venue's first word", 0.5, 7.2),
    edge("coordinator", "trend-momentum", "frames, to the end of the round", 22, 14.3),
    edge("coordinator", "vpin-hft", "frames, to the end of the round", 0, null),
  ],
};

function shown(topology: TopologyNow) {
  const { live, view } = withLive(<TopologyPanel />);
  act(() => {
    live.store.value("topology", topology);
    live.store.flush();
  });
  return view.container;
}

test("every line says what flows and how long it takes, and who is lost is named", () => {
  const drawing = shown(MESH).querySelector("svg");
  expect(drawing?.textContent).toContain("market frames 22.1/s");
  expect(drawing?.textContent).toContain("orders 0.5/s, p99 7.2 ms");
  expect(drawing?.textContent).toContain("22/s, p99 14 ms");
  expect(drawing?.textContent).toContain("vpin-hft (lost: no lease)");
  expect(drawing?.getAttribute("aria-label")).toBe("5 places, 3 of 4 lines flow. vpin-hft lost: no lease");
  expect(drawing?.querySelectorAll(".topology-idle")).toHaveLength(1);
});

test("the table has the same lines", () => {
  shown(MESH);
  fireEvent.click(screen.getByRole("button", { name: "as a table" }));
  const rows = screen.getAllByRole("row").slice(1);
  expect(rows).toHaveLength(MESH.edges.length);
  expect(rows[1]?.textContent).toContain("coordinatorexchange-adapterorders, to the venue's first word0.5");
});

test("nothing stands on anything else, and both ways between two places are one line", () => {
  const agents = Array.from({ length: 9 }, (_, index) => place(`agent-${index}`, "AGENT"));
  const { spots, links, height } = draw([...MESH.nodes, ...agents], MESH.edges);
  expect(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(spots.length);
  expect(spots.every(({ y }) => y > 0 && y < height)).toBe(true);
  expect(links.map((link) => link.edges.length)).toEqual([0, 2, 1, 1]);
});

test("ten times as much is one step wider", () => {
  expect(thickness([])).toBe(1);
  expect(thickness([edge("a", "b", "c", 9, null)])).toBe(2);
  expect(thickness([edge("a", "b", "c", 99, null)])).toBe(3);
});
