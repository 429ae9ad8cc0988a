import { useMemo } from "react";
import type { Candle, MarketInfo } from "../../api/types";
import { Num } from "../../format/Num";
import { count, measured, stepped } from "../../format/num";
import { clock, day } from "../../format/time";
import { type Column, Rows } from "../../ui/Rows";

const NEWEST = 60;

/** The candles as numbers, for whoever cannot or will not read a picture. */
export function CandleTable({ market, candles }: { readonly market: MarketInfo; readonly candles: readonly Candle[] }) {
  const columns = useMemo(() => columnsOf(market), [market]);
  const newestFirst = useMemo(() => candles.slice(-NEWEST).toReversed(), [candles]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <div className="scroll" tabIndex={0} role="region" aria-label="Candles as a table">
      <Rows name="candles" caption="Candles" columns={columns} rows={newestFirst} id={(one) => String(one.startUs)} />
    </div>
  );
}

function columnsOf(market: MarketInfo): readonly Column<Candle>[] {
  const { tickSize, quote, base } = market.instrument;
  const price = (id: "open" | "high" | "low" | "close"): Column<Candle> => ({
    id,
    title: `${id} ${quote}`,
    align: "right",
    cell: (candle) => (
      <Num of={stepped(candle[id], tickSize, quote)} unit={false} source="candle" at={candle.startUs} />
    ),
  });
  return [
    { id: "time", title: "start UTC", cell: (candle) => `${day(candle.startUs)} ${clock(candle.startUs)}` },
    price("open"),
    price("high"),
    price("low"),
    price("close"),
    {
      id: "volume",
      title: `volume ${base}`,
      align: "right",
      cell: (candle) => <Num of={measured(candle.volume, base)} unit={false} source="candle" at={candle.startUs} />,
    },
    {
      id: "trades",
      title: "trades",
      align: "right",
      cell: (candle) => <Num of={count(candle.trades)} source="candle" at={candle.startUs} />,
    },
  ];
}
