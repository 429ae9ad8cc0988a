import { expect, test } from "vitest";
import { reasonFault } from "../ui/reason";
import { asSetting, valueFault } from "./edit";

test("a limit is a number and nothing else", () => {
  expect(valueFault(" 450 ")).toBeNull();
  expect(valueFault("0.25")).toBeNull();
  for (const wrong of ["", "much", "4,000", "1e9", "Infinity", "30s"]) {
    expect(valueFault(wrong), wrong).toContain("must be a number");
  }
});

test("a span goes out in the words of a profile", () => {
  expect(asSetting(" 30 ", "s")).toBe("30s");
  expect(asSetting("30", "USDT")).toBe("30");
});

test("a change wants a reason of some length", () => {
  expect(reasonFault("because")).toContain("at least 10 characters");
  expect(reasonFault("  event day  ")).toContain("at least 10 characters");
  expect(reasonFault("smaller for the event day")).toBeNull();
});
