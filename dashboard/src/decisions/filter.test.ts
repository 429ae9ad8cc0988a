import { expect, test } from "vitest";
import type { Vote } from "../api/types";
import { decision } from "../test/rows";
import { outcomeOf, wanted } from "./filter";

const ANY = { symbol: null, outcome: null, dissenter: null };

const vote = (agentId: string, side: Vote["side"], state: Vote["state"] = "VOTED"): Vote => ({
  agentId,
  state,
  side,
  confidence: 0.6,
  weight: 0.5,
  logOdds: side === "LONG" ? 0.4 : -0.4,
  signalFrame: 1,
  reason: null,
});

test("without a filter every decision is wanted", () => {
  expect(wanted(ANY)(decision(1, 1))).toBe(true);
});

test("a market and an outcome narrow it", () => {
  const denied = decision(1, 1, { outcome: "DENIED", symbol: "ETHUSDT" });
  expect(wanted({ ...ANY, symbol: "ETHUSDT", outcome: "DENIED" })(denied)).toBe(true);
  expect(wanted({ ...ANY, symbol: "BTCUSDT" })(denied)).toBe(false);
  expect(wanted({ ...ANY, outcome: "FILLED" })(denied)).toBe(false);
});

test("who dissents voted against the side the agents leaned to; silence is no dissent", () => {
  const row = decision(1, 1, { pLong: 0.6, votes: [vote("a", "LONG"), vote("b", "SHORT"), vote("c", "SHORT", "STALE")] });
  const by = (dissenter: string) => wanted({ ...ANY, dissenter })(row);
  expect([by("a"), by("b"), by("c"), by("d")]).toEqual([false, true, false, false]);
});

test("an outcome nobody knows is no filter", () => {
  expect(outcomeOf("DENIED")).toBe("DENIED");
  expect(outcomeOf("MAGIC")).toBeNull();
});
