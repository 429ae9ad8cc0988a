import { expect, test } from "vitest";
import type { Span } from "../../api/types";
import { inOrder } from "./Waterfall";

const span = (spanId: string, parentId: string | null, startMs: number): Span => ({
  service: "sapphire-coordinator",
  name: spanId,
  kind: "INTERNAL",
  spanId,
  parentId,
  startMs,
  durationMs: 1,
  error: null,
  notes: [],
});

test("every step stands below what led to it, the first begun first", () => {
  const placed = inOrder([
    span("fill", "intent", 9),
    span("late", "round", 5),
    span("intent", "round", 3),
    span("frame", null, 0),
    span("round", "frame", 1),
  ]);
  expect(placed.map(({ span: { name }, depth }) => `${depth} ${name}`)).toEqual([
    "0 frame",
    "1 round",
    "2 intent",
    "3 fill",
    "2 late",
  ]);
});

test("a step whose cause is not kept stands by itself", () => {
  expect(inOrder([span("fill", "gone", 9)]).map(({ depth }) => depth)).toEqual([0]);
});
