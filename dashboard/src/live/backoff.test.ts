import { expect, test } from "vitest";
import { backoff } from "./backoff";
import { parseEventId } from "./event-id";

test("waits spread by 30% around a doubling, capped wait", () => {
  expect(backoff(0, null, () => 0)).toBe(175);
  expect(backoff(0, null, () => 1)).toBe(325);
  expect(backoff(3, null, () => 0.5)).toBe(2000);
  expect(backoff(20, null, () => 0.5)).toBe(8000);
});

test("what the server asked for wins", () => {
  expect(backoff(0, 3000, () => 0.5)).toBe(3000);
});

test("event ids are a run and a sequence", () => {
  expect(parseEventId("2013-11-26-7c1f-1284551")).toEqual({ run: "2013-11-26-7c1f", seq: 1284551 });
  expect(parseEventId("1284551")).toBeNull();
  expect(parseEventId("run-")).toBeNull();
});
