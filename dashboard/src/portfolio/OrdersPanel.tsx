import { useCallback, useMemo, useState } from "react";
import type { MarketInfo, Order } from "../api/types";
import { Side } from "../format/Direction";
import { Num } from "../format/Num";
import { bp, money, stepped } from "../format/num";
import { clockMs } from "../format/time";
import { useMarkets, useOrders } from "../live/reads";
import { useRows } from "../live/useLive";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";

const SHOWN = 100;

const idOf = (order: Order): string => order.id;

/** What left, what of it still works, and how far from what was expected it traded. */
export function OrdersPanel() {
  const query = useOrders();
  const all = useRows("order");
  const [openOnly, setOpenOnly] = useState(false);
  const markets = useMarkets();
  const columns = useMemo(() => columnsOf(markets), [markets]);
  const orders = useMemo(() => (openOnly ? all.filter(({ open }) => open) : all).slice(0, SHOWN), [all, openOnly]);
  const [, open] = useParameter("decision");
  const onOpen = useCallback((row: Order) => row.decisionId !== null && open(row.decisionId), [open]);
  return (
    <Panel
      name="orders"
      title="Orders"
      state={panelState(query, all.length > 0, "No order yet. One appears here when a decision passes risk.")}
      aside={
        <label>
          <input type="checkbox" checked={openOnly} onChange={() => setOpenOnly(!openOnly)} /> working only
        </label>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="scroll" tabIndex={0} role="region" aria-label="Orders">
        <Rows name="orders" caption="Orders, newest first" columns={columns} rows={orders} id={idOf} onOpen={onOpen} />
        {orders.length === 0 ? <p className="panel-empty">No order works now.</p> : null}
      </div>
    </Panel>
  );
}

const about = (row: Order) => ({ source: `order ${row.id}, sequence ${row.seq}`, at: row.updatedUs });

function columnsOf(markets: readonly MarketInfo[]): readonly Column<Order>[] {
  const rules = (row: Order) => markets.find((market) => market.symbol === row.symbol)?.instrument;
  const price = (row: Order, value: string | null, missing: string) => (
    <Num of={stepped(value, rules(row)?.tickSize, rules(row)?.quote ?? "")} unit={false} missing={missing} {...about(row)} />
  );
  const quantity = (row: Order, value: string) => (
    <Num of={stepped(value, rules(row)?.stepSize, rules(row)?.base ?? "")} {...about(row)} />
  );
  return [
    { id: "time", title: "intended UTC", cell: (row) => clockMs(row.createdUs) },
    { id: "id", title: "id", cell: (row) => <span className="id">{row.id}</span> },
    { id: "symbol", title: "market", cell: (row) => row.symbol },
    { id: "side", title: "side", cell: (row) => <Side of={row.side} /> },
    { id: "type", title: "type", cell: (row) => `${row.type.toLowerCase().replaceAll("_", " ")} ${row.tif ?? ""}` },
    { id: "purpose", title: "for", cell: (row) => row.purpose.toLowerCase() },
    { id: "qty", title: "quantity", align: "right", cell: (row) => quantity(row, row.qty) },
    { id: "price", title: "price", align: "right", cell: (row) => price(row, row.stopPrice ?? row.price, "at market") },
    { id: "filled", title: "filled", align: "right", cell: (row) => quantity(row, row.filledQty) },
    { id: "average", title: "average", align: "right", cell: (row) => price(row, row.avgPrice, "nothing filled") },
    {
      id: "slip",
      title: "slippage",
      align: "right",
      cell: (row) => <Num of={bp(row.slippageBp, "always")} missing="nothing filled, or nothing expected" {...about(row)} />,
    },
    { id: "fee", title: "fee", align: "right", cell: (row) => <Num of={money(row.fee)} {...about(row)} /> },
    {
      id: "status",
      title: "status",
      cell: (row) => (
        <Chip tone={row.status === "UNKNOWN" ? "crit" : "plain"}>{row.status.toLowerCase().replaceAll("_", " ")}</Chip>
      ),
    },
  ];
}
