import { describe, expect, it } from "vitest";
import type { PortfolioNow } from "../../api/types";
import { withNow } from "./useEquityPoints";

function at(time: number, equity: string): PortfolioNow {
  return { eventTimeUs: time, equity: { value: equity } } as unknown as PortfolioNow;
}

describe("the end of the equity curve", () => {
  const marks = [
    [1, "100"],
    [2, "101"],
  ] as const;

  it("is where the account stands", () => {
    expect(withNow(marks, at(3, "102"))).toEqual([...marks, [3, "102"]]);
  });

  it("is where the account stands at the moment of the last mark", () => {
    expect(withNow(marks, at(2, "99"))).toEqual([marks[0], [2, "99"]]);
  });

  it("does not go back", () => {
    expect(withNow(marks, at(1, "99"))).toBe(marks);
  });
});
