import type { Fill, MarketInfo } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { change, money, stepped } from "../../format/num";
import { clockMs } from "../../format/time";
import type { Column } from "../../ui/Rows";

export const fillId = (fill: Fill): string => fill.id;

const about = (row: Fill) => ({ source: `fill ${row.id}, sequence ${row.seq}`, at: row.eventTimeUs });

/** What a row of an execution tells. */
export function fillColumns(markets: readonly MarketInfo[]): readonly Column<Fill>[] {
  const rules = (symbol: string) => markets.find((market) => market.symbol === symbol)?.instrument;
  return [
    { id: "time", title: "time UTC", cell: (row) => clockMs(row.eventTimeUs) },
    { id: "id", title: "id", cell: (row) => <span className="id">{row.id}</span> },
    { id: "side", title: "side", cell: (row) => <Side of={row.side} /> },
    {
      id: "qty",
      title: "quantity",
      align: "right",
      cell: (row) => (
        <Num of={stepped(row.qty, rules(row.symbol)?.stepSize, rules(row.symbol)?.base ?? "")} {...about(row)} />
      ),
    },
    {
      id: "price",
      title: "price",
      align: "right",
      cell: (row) => (
        <Num of={stepped(row.price, rules(row.symbol)?.tickSize, rules(row.symbol)?.quote ?? "")} unit={false} {...about(row)} />
      ),
    },
    { id: "maker", title: "as", cell: (row) => (row.maker ? "maker" : "taker") },
    { id: "purpose", title: "for", cell: (row) => (row.purpose ?? "external").toLowerCase() },
    { id: "fee", title: "fee USDT", align: "right", cell: (row) => <Num of={money(row.fee)} unit={false} {...about(row)} /> },
    {
      id: "realised",
      title: "realised USDT",
      align: "right",
      cell: (row) => <Num of={change(row.realisedPnl)} unit={false} signed {...about(row)} />,
    },
    { id: "decision", title: "decision", cell: (row) => <span className="id">{row.decisionId ?? ""}</span> },
  ];
}
