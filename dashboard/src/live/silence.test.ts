import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Silence } from "./silence";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("marks stale within one second of the last byte", () => {
  const silence = new Silence(() => {});
  silence.byte();
  vi.advanceTimersByTime(890);
  expect(silence.stale).toBe(false);
  vi.advanceTimersByTime(110);
  expect(silence.stale).toBe(true);
});

test("a heartbeat every 500 ms keeps it fresh, however long", () => {
  const seen: boolean[] = [];
  const silence = new Silence(() => seen.push(silence.stale));
  for (let beat = 0; beat < 1000; beat++) {
    silence.byte();
    vi.advanceTimersByTime(500);
  }
  expect(seen).toEqual([]);
});

test("the next byte makes it fresh again, at once, and it can go stale again", () => {
  const seen: boolean[] = [];
  const silence = new Silence(() => seen.push(silence.stale));
  silence.byte();
  vi.advanceTimersByTime(3000);
  silence.byte();
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([true, false, true]);
});

test("says since when it is silent", () => {
  const silence = new Silence(() => {});
  silence.byte();
  const last = performance.now();
  vi.advanceTimersByTime(4200);
  expect(performance.now() - silence.since).toBe(4200);
  expect(silence.since).toBe(last);
});

test("a page that was busy itself reads what is waiting before it cries stale", () => {
  const silence = new Silence(() => {});
  silence.byte();
  // The main thread sleeps for three seconds: the timer runs late, the bytes are there but unread.
  const sleep = performance.now() + 3000;
  vi.spyOn(performance, "now").mockImplementation(() => sleep);
  vi.advanceTimersByTime(900);
  expect(silence.stale).toBe(false);
  silence.byte();
  vi.advanceTimersByTime(50);
  expect(silence.stale).toBe(false);
});

test("stopped is quiet", () => {
  const silence = new Silence(() => {
    throw new Error("nobody listens any more");
  });
  silence.byte();
  silence.stop();
  vi.advanceTimersByTime(5000);
});
