import { useMemo } from "react";
import type { MarketInfo, Order, Position } from "../../api/types";
import { stepped } from "../../format/num";
import { useOrders } from "../../live/reads";
import { useRows, useValue } from "../../live/useLive";
import type { ChartLine } from "../../ui/chart/price-chart";
import type { Layer } from "./Layers";

/** The prices that matter now: where we came in, where we get out, where we wait. */
export function useChartLines(market: MarketInfo, layers: readonly Layer[]): readonly ChartLine[] {
  useOrders();
  const orders = useRows("order");
  const portfolio = useValue("portfolio");
  const position = portfolio?.value.positions.find((one) => one.symbol === market.symbol);
  const entry = position?.side === "FLAT" ? null : (position?.entryPrice ?? null);
  const stop = position?.protection.stopPrice ?? null;
  const profit = position?.protection.takeProfitPrice ?? null;
  const resident = position?.protection.resident ?? false;
  // Prices, not rows: a mark that moves ten times a second must not draw the same lines anew.
  return useMemo(
    () => [
      ...(layers.includes("stops") ? [...stopLines(stop, resident), ...profitLines(profit)] : []),
      ...(layers.includes("orders") ? [...entryLines(entry, position?.side), ...orderLines(orders, market)] : []),
    ],
    [stop, profit, resident, entry, position?.side, orders, market, layers],
  );
}

function stopLines(stop: string | null, resident: boolean): readonly ChartLine[] {
  return stop === null
    ? []
    : [{ id: "stop", price: stop, title: resident ? "stop, at venue" : "stop, not confirmed", kind: "stop" }];
}

function profitLines(profit: string | null): readonly ChartLine[] {
  return profit === null ? [] : [{ id: "profit", price: profit, title: "take profit, at venue", kind: "stop" }];
}

function entryLines(entry: string | null, side: Position["side"] | undefined): readonly ChartLine[] {
  return entry === null ? [] : [{ id: "entry", price: entry, title: `${side} entry`, kind: "entry" }];
}

function orderLines(orders: readonly Order[], market: MarketInfo): readonly ChartLine[] {
  return orders
    .filter((order) => order.open && order.symbol === market.symbol && order.purpose !== "PROTECTION")
    .flatMap((order) =>
      order.price === null
        ? []
        : [
            {
              id: order.id,
              price: order.price,
              title: `${order.side} ${stepped(order.qty, market.instrument.stepSize, "")?.text ?? ""}`,
              kind: "order" as const,
            },
          ],
    );
}
