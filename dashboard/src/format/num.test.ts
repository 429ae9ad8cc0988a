import { beforeAll, describe, expect, test } from "vitest";
import { decimalsOf, signOf } from "./decimal";
import { amount, bp, change, count, logOdds, measured, money, printIn, probability, ratio, stepped, usage } from "./num";

beforeAll(() => printIn("en-US"));

const usdt = (value: string) => ({ value, currency: "USDT" });

describe("prices and quantities", () => {
  test.each([
    ["60214.5", "0.01", "60,214.50"],
    ["60214.50000000", "0.01", "60,214.50"],
    ["932.1", "0.1", "932.1"],
    ["1284551", "1", "1,284,551"],
    ["0.004", "0.0001", "0.0040"],
    ["0.00000001", "0.00000001", "0.00000001"],
    ["-0.052", "0.001", "\u22120.052"],
    ["123456789012345.12345678", "0.00000001", "123,456,789,012,345.12345678"],
  ])("%s at step %s reads %s", (value, step, text) => {
    expect(stepped(value, step, "USDT")?.text).toBe(text);
  });

  test("the exact value keeps every digit in ASCII", () => {
    expect(stepped("-0.05212345", "0.001", "BTC")?.exact).toBe("-0.05212345");
  });
});

describe("money", () => {
  test.each([
    ["10412.18", "10,412.18"],
    ["-0.84", "\u22120.84"],
    ["0", "0.00"],
    ["-0.00", "0.00"],
    ["0.00000001", "<0.01"],
    ["-0.0049", "\u2212<0.01"],
    ["0.005", "0.01"],
    ["99999999999.99999999", "100,000,000,000.00"],
  ])("%s reads %s", (value, text) => {
    expect(money(usdt(value))?.text).toBe(text);
  });

  test.each([
    ["42.51", "+42.51"],
    ["-0.84", "\u22120.84"],
    ["0", "0.00"],
    ["0.001", "+<0.01"],
  ])("the change %s reads %s", (value, text) => {
    expect(change(usdt(value))?.text).toBe(text);
  });

  test("what is absent is not a number", () => {
    expect(money(null)).toBeNull();
    expect(change(undefined)).toBeNull();
    expect(stepped(null, "0.01", "USDT")).toBeNull();
    expect(amount("n/a", "USDT")).toBeNull();
    expect(ratio(Number.NaN)).toBeNull();
  });
});

describe("ratios, probabilities and counts", () => {
  test.each([
    [0.0041, "0.41", "%"],
    [-0.0082, "\u22120.82", "%"],
    [0.00021, "2.1", "bp"],
    [0, "0.00", "%"],
    [1, "100.00", "%"],
  ])("the ratio %s reads %s %s", (value, text, unit) => {
    expect(ratio(value)).toMatchObject({ text, unit });
  });

  test("a probability is never a percentage", () => {
    expect(probability(0.612)).toMatchObject({ text: "0.61", unit: "", exact: "0.612" });
  });

  test("counts are grouped and never shortened", () => {
    expect(count(1284551)?.text).toBe("1,284,551");
  });

  test("log-odds always carry their sign", () => {
    expect(logOdds(-0.0294)?.text).toBe("\u22120.029");
    expect(logOdds(0.215)?.text).toBe("+0.215");
  });

  test("use of a limit is whole percent", () => {
    expect(usage(0.634)?.text).toBe("63");
  });

  test("basis points have one decimal", () => {
    expect(bp(18.06, "always")?.text).toBe("+18.1");
  });

  test("tiny measurements are not printed with an exponent", () => {
    expect(measured(1e-7, "z")?.text).toBe("<0.000001");
    expect(measured("0.00031", "")?.text).toBe("0.00031");
    expect(measured("-1.234567", "")?.text).toBe("\u22121.2346");
  });
});

describe("decimals", () => {
  test.each([
    ["0.01", 2],
    ["0.10000000", 1],
    ["1", 0],
    ["0.00010000", 4],
  ])("a step of %s has %s decimals", (step, digits) => {
    expect(decimalsOf(step)).toBe(digits);
  });

  test.each([
    ["-0.000", 0],
    ["-0.001", -1],
    ["0.001", 1],
  ])("the sign of %s is %s", (value, sign) => {
    expect(signOf(value)).toBe(sign);
  });
});
