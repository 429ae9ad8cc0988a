import { expect, test } from "vitest";
import { path } from "./changes";

test("a result is plotted as percent of its start, the last mark of a second standing", () => {
  expect(
    path("a", [
      [0, "10000"],
      [1_000_000, "10100"],
      [1_500_000, "10250"],
      [2_000_000, "9900"],
    ]).points.map(({ time, value }) => [time, Math.round(value * 1e6) / 1e6]),
  ).toEqual([
    [0, 0],
    [1, 2.5],
    [2, -1],
  ]);
});

test("what began with nothing has no percent", () => {
  expect(path("a", [[0, "0"]]).points).toEqual([]);
  expect(path("a", []).points).toEqual([]);
});
