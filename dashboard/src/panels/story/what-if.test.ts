import { expect, test } from "vitest";
import { changes, EMPTY, formFault } from "./what-if";

test("without a change there is nothing to ask", () => {
  expect(formFault(EMPTY)).toContain("Nothing is changed");
  expect(formFault({ ...EMPTY, simulate: true })).toContain("Nothing is changed");
});

test("an agent left out or a setting is a change", () => {
  expect(formFault({ ...EMPTY, drop: ["vpin-hft"] })).toBeNull();
  expect(formFault({ ...EMPTY, settings: "limits.max-order-notional=100" })).toBeNull();
  expect(formFault({ ...EMPTY, settings: "limits.max-order-notional" })).toContain("is no setting");
});

test("only what is changed goes out", () => {
  expect(changes({ ...EMPTY, drop: ["a"] })).toEqual({ dropAgents: ["a"] });
  expect(changes({ drop: [], settings: "x=1\n y=2", simulate: true })).toEqual({ settings: ["x=1", "y=2"], simulate: true });
});
