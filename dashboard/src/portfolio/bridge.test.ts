import { expect, test } from "vitest";
import { steps } from "./bridge";

const usdt = (value: string) => ({ value, currency: "USDT" });

const BRIDGE = {
  grossRealised: usdt("10"),
  grossOpen: usdt("-4"),
  fees: usdt("-7"),
  funding: usdt("1"),
  llmCost: usdt("0"),
  net: usdt("0"),
};

test("every part begins where the one before ended, on one scale from the least to the most", () => {
  const bars = steps(BRIDGE);
  // 0 -> 10 -> 6 -> -1 -> 0 -> 0: the lane reaches from -1 to 10.
  expect(bars.map(({ from }) => Math.round(from * 11))).toEqual([1, 7, 0, 0, 1, 1]);
  expect(bars.map(({ length }) => Math.round(length * 11))).toEqual([10, 4, 7, 1, 0, 0]);
  expect(bars.map(({ down }) => down)).toEqual([false, true, true, false, false, false]);
});

test("the amounts are the gateway's own, the net too", () => {
  expect(steps({ ...BRIDGE, net: usdt("12.34") }).at(-1)).toMatchObject({ name: "net", amount: usdt("12.34"), total: true });
});

test("an account in which nothing happened has a bridge without length", () => {
  const nothing = usdt("0");
  const still = { grossRealised: nothing, grossOpen: nothing, fees: nothing, funding: nothing, llmCost: nothing, net: nothing };
  expect(steps(still).every(({ length }) => length === 0)).toBe(true);
});
