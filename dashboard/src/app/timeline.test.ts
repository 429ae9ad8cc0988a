import { expect, test } from "vitest";
import { momentOf, strokes, timeOf } from "./timeline";

const START = Date.UTC(2013, 10, 26) * 1000;
const HOUR = 3_600_000_000;

test("what happened at one place of the track is one stroke with a count", () => {
  const found = strokes(
    [
      { us: START, kind: "fill" },
      { us: START + 1, kind: "fill" },
      { us: START + HOUR, kind: "fill" },
      { us: START + 1, kind: "denial" },
    ],
    START,
    START + HOUR,
  );
  expect(found).toEqual([
    { place: 0, kind: "fill", count: 2 },
    { place: 1, kind: "fill", count: 1 },
    { place: 0, kind: "denial", count: 1 },
  ]);
});

test("what lies outside the track, or on one without length, is not on it", () => {
  const tick = { us: START, kind: "fill" } as const;
  expect(strokes([tick], START + 1, START + HOUR)).toEqual([]);
  expect(strokes([tick], START, START)).toEqual([]);
});

test("a moment is a whole second of the venue's time, and its address leads back to it", () => {
  const at = momentOf(START + 1_999_999);
  expect(at).toBe("2013-11-26T00:00:01.000Z");
  expect(timeOf(at)).toBe(START + 1_000_000);
});

test("a sequence has a place only once the gateway has told its time; nonsense has none", () => {
  expect(timeOf("1284551")).toBeNull();
  expect(timeOf("yesterday")).toBeNull();
});
