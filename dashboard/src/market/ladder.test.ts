import { expect, test } from "vitest";
import type { Book } from "../api/types";
import { ladder } from "./ladder";

const BOOK: Book = {
  symbol: "BTCUSDT",
  seq: 1,
  bids: [
    ["829.99", "0.5"],
    ["829", "2"],
  ],
  asks: [
    ["831.47", "1"],
    ["832", "0.25"],
  ],
  ours: [{ price: "829.00", size: "0.1", side: "BUY", orderId: "o-7" }],
  microPrice: "830.7",
  imbalance: 0.1,
  valid: true,
  invalidReason: null,
  u: 1,
  eventTimeUs: 0,
  ageMs: 0,
};

test("the ladder stands with the highest price on top and the best two in the middle", () => {
  const { asks, bids } = ladder(BOOK);
  expect([...asks, ...bids].map(({ price }) => price)).toEqual(["832", "831.47", "829.99", "829"]);
});

test("bars share one scale, the largest size of both sides", () => {
  const { asks, bids } = ladder(BOOK);
  expect([...asks, ...bids].map(({ share }) => share)).toEqual([0.125, 0.5, 0.25, 1]);
});

test("our order stands on its price however it is written", () => {
  expect(ladder(BOOK).bids.map(({ ours }) => ours.map(({ orderId }) => orderId))).toEqual([[], ["o-7"]]);
});

test("an empty book has no steps", () => {
  expect(ladder({ ...BOOK, bids: [], asks: [] })).toEqual({ asks: [], bids: [] });
});
