import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Market, Position } from "../api/types";
import { printIn } from "../format/num";
import { portfolio } from "../test/rows";
import { withLive } from "../test/withLive";
import { PositionsPanel } from "./positions/PositionsPanel";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const usdt = (value: string) => ({ value, currency: "USDT" });

const MARKET: Market = {
  quote: null,
  book: null,
  info: {
    symbol: "BTCUSDT",
    instrument: {
      symbol: "BTCUSDT",
      base: "BTC",
      quote: "USDT",
      tickSize: "0.01",
      stepSize: "0.0001",
      minNotional: usdt("5"),
      makerFeeRatio: 0.0002,
      takerFeeRatio: 0.0004,
    },
    origin: "test",
    simulated: true,
    sidesDerived: true,
    bookDerived: true,
    shiftMs: 0,
    frameIntervalMs: 10_000,
  },
};

const position = (protection: Partial<Position["protection"]>): Position => ({
  symbol: "BTCUSDT",
  seq: 5,
  side: "LONG",
  qty: "0.4827",
  entryPrice: "932.10123456",
  markPrice: "933.5",
  notional: usdt("450.6"),
  cost: usdt("449.92"),
  uPnl: usdt("0.67"),
  uPnlBp: 15,
  realisedPnl: usdt("0"),
  liqPrice: null,
  liqDistanceRatio: null,
  leverage: 0.045,
  openedUs: null,
  protection: { stopPrice: "904.13", takeProfitPrice: "987.42", resident: true, orderId: "p-2", unprotectedMs: 0, ...protection },
  decisionId: "d-1",
});

function told(value: ReturnType<typeof portfolio>) {
  const { live } = withLive(<PositionsPanel />, { markets: [MARKET] });
  act(() => {
    live.store.value("portfolio", value);
    live.store.flush();
  });
}

test("a position shows its stop and that the venue has it", () => {
  told(portfolio(5, { positions: [position({})] }));
  const panel = screen.getByRole("region", { name: "Positions" }).textContent;
  expect(panel).toContain("LONG0.4827\u00a0BTC");
  expect(panel).toContain("entry 932.10");
  expect(panel).toContain("stop 904.13");
  expect(panel).toContain("take profit 987.42");
  expect(panel).toContain("at venue");
  expect(panel).not.toContain("unprotected");
});

test("a stop that the venue has not confirmed protects nothing, and the page says for how long", () => {
  told(portfolio(5, { positions: [position({ resident: false, unprotectedMs: 4200 })] }));
  expect(screen.getByRole("region", { name: "Positions" }).textContent).toContain("unprotected 4.2 s");
});

test("without a position the panel says where one would come from", () => {
  told(portfolio(5));
  expect(screen.getByText(/No position. One appears here/)).toBeTruthy();
});
