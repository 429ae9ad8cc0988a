import { describe, expect, test, vi } from "vitest";
import type { FactItem } from "../api/types";
import { candle, decision, fill, order, portfolio, risk } from "../test/rows";
import { seeded, shuffled } from "../test/seeded";
import { asFact } from "./fact";
import { LiveStore } from "./store";

const store = () => new LiveStore(() => {});

function fold(facts: readonly FactItem[]): LiveStore {
  const folded = store();
  for (const fact of facts) {
    folded.fact(fact);
  }
  folded.flush();
  return folded;
}

const seen = (folded: LiveStore) => ({
  decisions: folded.table("decision").all(),
  orders: folded.table("order").all(),
  fills: folded.table("fill").all(),
  facts: folded.allFacts(),
  risk: folded.latest("risk")?.value,
});

const STORY: readonly FactItem[] = [
  asFact("decision", decision(1, 10)),
  asFact("order", order("o-1", 11, 11)),
  asFact("order", order("o-1", 11, 12, { status: "PARTIALLY_FILLED", filledQty: "0.1" })),
  asFact("fill", fill(501, 12)),
  asFact("decision", decision(1, 12, { outcome: "PARTIAL" })),
  asFact("order", order("o-1", 11, 14, { status: "FILLED", filledQty: "0.4827", open: false })),
  asFact("fill", fill(502, 14)),
  asFact("decision", decision(1, 14, { outcome: "FILLED" })),
  asFact("risk", risk(15, { state: "HALTED" })),
  asFact("decision", decision(2, 16, { side: "FLAT", outcome: "FLAT" })),
];

describe("folding facts", () => {
  test("keeps the newest state of every row, newest row first", () => {
    const { decisions, orders, fills } = seen(fold(STORY));
    expect(decisions.map((row) => [row.id, row.outcome])).toEqual([
      ["d-2", "FLAT"],
      ["d-1", "FILLED"],
    ]);
    expect(orders.map((row) => row.status)).toEqual(["FILLED"]);
    expect(fills.map((row) => row.tradeId)).toEqual([502, 501]);
  });

  test("is idempotent: a resume that tells facts twice changes nothing", () => {
    expect(seen(fold([...STORY, ...STORY.slice(4)]))).toEqual(seen(fold(STORY)));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])("does not depend on the order of arrival (seed %i)", (seed) => {
    const { facts, ...rows } = seen(fold(shuffled([...STORY, ...STORY], seeded(seed))));
    const { facts: inOrder, ...rowsInOrder } = seen(fold(STORY));
    expect(rows).toEqual(rowsInOrder);
    expect(new Set(facts)).toEqual(new Set(inOrder));
  });

  test("several facts of one sequence all count", () => {
    const folded = fold(STORY);
    expect(folded.allFacts().filter((fact) => fact.seq === 12)).toHaveLength(3);
  });

  test("rows of an answer and facts of the stream meet without a gap or a step back", () => {
    const folded = fold(STORY);
    folded.rows("order", [order("o-1", 11, 12, { status: "PARTIALLY_FILLED" }), order("o-0", 3, 9)]);
    folded.flush();
    expect(folded.table("order").all().map((row) => [row.id, row.status])).toEqual([
      ["o-1", "FILLED"],
      ["o-0", "WORKING"],
    ]);
  });

  test("facts are never conflated", () => {
    const folded = store();
    for (let tradeId = 0; tradeId < 300; tradeId++) {
      folded.fact(asFact("fill", fill(tradeId, tradeId + 1)));
    }
    folded.flush();
    expect(folded.table("fill").all()).toHaveLength(300);
  });
});

test("one event changes several rows and is told once", () => {
  const folded = store();
  folded.fact(asFact("decision", decision(1, 20, { outcome: "FILLED" })), false);
  folded.fact(asFact("risk", risk(20)), false);
  folded.fact(asFact("fill", fill(501, 20)));
  folded.flush();
  expect(folded.allFacts().map((fact) => fact.kind)).toEqual(["fill"]);
  expect(folded.table("decision").get("d-1")?.outcome).toBe("FILLED");
  expect(folded.latest("risk")?.value.seq).toBe(20);
});

describe("values", () => {
  test("are conflated until the next flush", () => {
    const folded = store();
    const told = vi.fn();
    folded.subscribe("value:portfolio", told);
    folded.value("portfolio", portfolio(1));
    folded.value("portfolio", portfolio(2));
    folded.value("portfolio", portfolio(3));
    expect(folded.latest("portfolio")).toBeUndefined();
    folded.flush();
    expect(told).toHaveBeenCalledTimes(1);
    expect(folded.latest("portfolio")?.value.seq).toBe(3);
  });

  test("never step back behind an older answer", () => {
    const folded = store();
    folded.value("portfolio", portfolio(9));
    folded.flush();
    folded.value("portfolio", portfolio(7));
    folded.flush();
    expect(folded.latest("portfolio")?.value.seq).toBe(9);
  });
});

describe("candles", () => {
  test("a closed candle is not lost to the one after it", () => {
    const folded = store();
    folded.candles([candle(0, 1, "931.00"), candle(0, 2, "932.00"), candle(1, 3, "932.50")]);
    folded.flush();
    expect(folded.allCandles("BTCUSDT:1m").map((one) => one.close)).toEqual(["932.00", "932.50"]);
  });

  test.each([1, 2, 3])("are in order of time however they come (seed %i)", (seed) => {
    const folded = store();
    const minutes = Array.from({ length: 50 }, (_, minute) => candle(minute, minute + 1));
    folded.candles(shuffled([...minutes, ...minutes], seeded(seed)));
    folded.flush();
    expect(folded.allCandles("BTCUSDT:1m")).toEqual(minutes);
  });
});

describe("telling", () => {
  test("only those who read what changed are told, once per flush", () => {
    const folded = store();
    const orders = vi.fn();
    const fills = vi.fn();
    folded.subscribe("table:order", orders);
    folded.subscribe("table:fill", fills);
    folded.fact(asFact("fill", fill(1, 1)));
    folded.fact(asFact("fill", fill(2, 2)));
    folded.flush();
    folded.flush();
    expect(fills).toHaveBeenCalledTimes(1);
    expect(orders).not.toHaveBeenCalled();
  });

  test("the same array is read until something changes, so nothing renders for nothing", () => {
    const folded = fold(STORY);
    const before = folded.table("fill").all();
    folded.fact(asFact("order", order("o-9", 20, 20)));
    folded.flush();
    expect(folded.table("fill").all()).toBe(before);
  });

  test("another run clears everything, also what is still waiting", () => {
    const folded = fold(STORY);
    const told = vi.fn();
    folded.subscribe("table:decision", told);
    folded.fact(asFact("decision", decision(3, 30)));
    folded.clear();
    folded.flush();
    expect(folded.table("decision").all()).toEqual([]);
    expect(folded.allFacts()).toEqual([]);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
