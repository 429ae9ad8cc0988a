import { expect, test } from "vitest";
import { clock, clockMs, duration, instant, latency, span } from "./time";

const us = Date.UTC(2013, 10, 26, 12, 4, 31, 220) * 1000;

test("instants are UTC and say so", () => {
  expect(clock(us)).toBe("12:04:31");
  expect(clockMs(us)).toBe("12:04:31.220");
  expect(instant(us)).toBe("2013-11-26 12:04:31.220 UTC");
});

test.each([
  [180, "0.2 s"],
  [9_940, "9.9 s"],
  [41_900, "41 s"],
  [150_000, "2 m 30 s"],
  [10_320_000, "2 h 52 m"],
  [180_000_000, "2 d 2 h"],
  [900_000, "15 m"],
  [-5, "0.0 s"],
])("%s ms read %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test("an unknown duration is not zero", () => {
  expect(span(null)).toBeNull();
  expect(latency(undefined)).toBeNull();
  expect(latency(8.44)?.text).toBe("8.4");
});
