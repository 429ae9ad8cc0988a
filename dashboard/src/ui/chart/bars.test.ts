import { expect, test } from "vitest";
import { candle } from "../../test/rows";
import { bars, continuation } from "./bars";

const times = (list: readonly { readonly time: unknown }[]) => list.map((bar) => bar.time);

test("a minute without a trade is a gap, not a line", () => {
  const drawn = bars([candle(0, 1), candle(3, 2)], "1m");
  expect(drawn).toHaveLength(4);
  expect(drawn.map((bar) => "close" in bar)).toEqual([true, false, false, true]);
});

test("a night without a recording is closed up", () => {
  expect(bars([candle(0, 1), candle(600, 2)], "1m")).toHaveLength(2);
});

test("the last candle again, and those after it, are all a chart has to be told", () => {
  const shown = [candle(0, 1), candle(1, 2)];
  const next = [shown[0] ?? candle(0, 1), candle(1, 3, "940.00"), candle(3, 4)];
  const more = continuation(shown, next, "1m") ?? [];
  expect(times(more)).toEqual(times(bars([candle(1, 3), candle(3, 4)], "1m")));
  expect(more).toHaveLength(3);
});

test("another history, or a corrected candle further back, starts the chart over", () => {
  const shown = [candle(0, 1), candle(1, 2), candle(2, 3)];
  expect(continuation([], shown, "1m")).toBeNull();
  expect(continuation(shown, [candle(-1, 1), ...shown], "1m")).toBeNull();
  expect(continuation(shown, [shown[0] ?? candle(0, 1), candle(1, 9), candle(2, 3)], "1m")).toBeNull();
  expect(continuation(shown, shown.slice(0, 1), "1m")).toBeNull();
});
