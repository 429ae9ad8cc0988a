import { expect, test } from "vitest";
import { backoff } from "./backoff";

test("waits spread by 30% around a doubling, capped wait", () => {
  expect(backoff(0, null, () => 0)).toBe(175);
  expect(backoff(0, null, () => 1)).toBe(325);
  expect(backoff(3, null, () => 0.5)).toBe(2000);
  expect(backoff(20, null, () => 0.5)).toBe(8000);
});

test("what the server asked for wins", () => {
  expect(backoff(0, 3000, () => 0.5)).toBe(3000);
});
