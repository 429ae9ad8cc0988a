import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Book, MarketInfo } from "../api/types";
import { printIn } from "../format/num";
import { withLive } from "../test/withLive";
import { BookPanel } from "./BookPanel";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const MARKET: MarketInfo = {
  symbol: "BTCUSDT",
  instrument: {
    symbol: "BTCUSDT",
    base: "BTC",
    quote: "USDT",
    tickSize: "0.01",
    stepSize: "0.0001",
    minNotional: { value: "5", currency: "USDT" },
    makerFeeRatio: 0.0002,
    takerFeeRatio: 0.0004,
  },
  origin: "test",
  simulated: true,
  sidesDerived: true,
  bookDerived: true,
  shiftMs: 0,
  frameIntervalMs: 10_000,
};

const BOOK: Book = {
  symbol: "BTCUSDT",
  seq: 1,
  bids: [["829.99", "0.5"]],
  asks: [["831.47", "1"]],
  ours: [{ price: "829.99", size: "0.1", side: "BUY", orderId: "o-7" }],
  microPrice: "830.7",
  imbalance: 0.1,
  valid: true,
  invalidReason: null,
  u: 1,
  eventTimeUs: 0,
  ageMs: 0,
};

function told(change: Partial<Book>): string {
  const { live } = withLive(<BookPanel market={MARKET} />);
  act(() => {
    live.store.value("book:BTCUSDT", { ...BOOK, ...change });
    live.store.flush();
  });
  return screen.getByRole("region", { name: "Book" }).textContent ?? "";
}

test("a derived book says that it is, and our order stands in it", () => {
  const text = told({});
  expect(text).toContain("derived");
  expect(text).toContain("829.99");
  expect(text).toContain("0.1000");
});

test("a book that is not valid shows its reason and no number", () => {
  const text = told({ valid: false, invalidReason: "crossed" });
  expect(text).toContain("The book is not valid: crossed");
  expect(text).not.toContain("829.99");
});
