import { expect, test } from "vitest";
import { again, pauseMs } from "./again";
import { Refused, unreachable } from "./problem";

test("a gateway that reads the run is asked every second until it has read it", () => {
  const reading = new Refused(503, "NOT_READY", "event 7 of 9");
  expect(again(100, reading)).toBe(true);
  expect(pauseMs(100, reading)).toBe(1000);
});

test("what may pass is asked a few times more, later each time; what asking does not change is not", () => {
  expect([0, 1, 2, 3].map((failures) => again(failures, unreachable()))).toEqual([true, true, true, false]);
  expect([0, 1, 2, 9].map((failures) => pauseMs(failures, unreachable()))).toEqual([1000, 2000, 4000, 30_000]);
  expect(again(0, new Refused(404, "NOT_FOUND", "no such order"))).toBe(false);
});
