import { useCallback, useMemo } from "react";
import type { MarketInfo, Position } from "../api/types";
import { Side } from "../format/Direction";
import { Num } from "../format/Num";
import { bp, change, measured, money, ratio, stepped } from "../format/num";
import { span } from "../format/time";
import { useMarkets, useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";

const idOf = (position: Position): string => position.symbol;

/** What do I hold, and what protects it? */
export function PositionTable() {
  const overview = useOverview();
  const portfolio = useValue("portfolio");
  const markets = useMarkets();
  const nowUs = portfolio?.value.eventTimeUs ?? null;
  const columns = useMemo(() => columnsOf(markets, nowUs), [markets, nowUs]);
  const [, open] = useParameter("decision");
  const onOpen = useCallback((row: Position) => row.decisionId !== null && open(row.decisionId), [open]);
  const positions = portfolio?.value.positions ?? [];
  return (
    <Panel
      name="position-table"
      title="Positions"
      state={panelState(
        overview,
        positions.length > 0,
        "No position. One appears here when a decision passes risk and its order fills.",
      )}
    >
      <div className="scroll">
        <Rows
          name="positions"
          caption="Open positions. Enter opens the decision behind the last entry."
          columns={columns}
          rows={positions}
          id={idOf}
          onOpen={onOpen}
        />
      </div>
    </Panel>
  );
}

function columnsOf(markets: readonly MarketInfo[], nowUs: number | null): readonly Column<Position>[] {
  const about = (row: Position) => ({ source: `position ${row.symbol}, sequence ${row.seq}`, at: nowUs });
  const rules = (row: Position) => markets.find((market) => market.symbol === row.symbol)?.instrument;
  const price = (row: Position, value: string | null, missing: string) => (
    <Num of={stepped(value, rules(row)?.tickSize, rules(row)?.quote ?? "")} unit={false} missing={missing} {...about(row)} />
  );
  return [
    { id: "symbol", title: "market", cell: (row) => row.symbol },
    { id: "side", title: "side", cell: (row) => <Side of={row.side} /> },
    {
      id: "qty",
      title: "quantity",
      align: "right",
      cell: (row) => <Num of={stepped(row.qty, rules(row)?.stepSize, rules(row)?.base ?? "")} {...about(row)} />,
    },
    { id: "notional", title: "worth", align: "right", cell: (row) => <Num of={money(row.notional)} {...about(row)} /> },
    { id: "entry", title: "entry", align: "right", cell: (row) => price(row, row.entryPrice, "flat") },
    { id: "mark", title: "mark", align: "right", cell: (row) => price(row, row.markPrice, "no mark yet") },
    { id: "open", title: "open result", align: "right", cell: (row) => <Num of={change(row.uPnl)} signed {...about(row)} /> },
    {
      id: "bp",
      title: "of its cost",
      align: "right",
      cell: (row) => <Num of={bp(row.uPnlBp, "always")} signed missing="nothing was paid for it" {...about(row)} />,
    },
    {
      id: "realised",
      title: "realised here",
      align: "right",
      cell: (row) => <Num of={change(row.realisedPnl)} signed {...about(row)} />,
    },
    { id: "stop", title: "stop", cell: (row) => <Stop position={row} price={price(row, row.protection.stopPrice, "none")} /> },
    {
      id: "liq",
      title: "liquidation",
      align: "right",
      cell: (row) => (
        <>
          {price(row, row.liqPrice, "none told by the venue")}{" "}
          {row.liqDistanceRatio === null ? null : <Num of={ratio(row.liqDistanceRatio)} {...about(row)} />}
        </>
      ),
    },
    {
      id: "leverage",
      title: "of equity",
      align: "right",
      cell: (row) => <Num of={measured(rounded(row.leverage), "x")} missing="no equity" {...about(row)} />,
    },
    {
      id: "age",
      title: "held",
      align: "right",
      cell: (row) => (
        <Num
          of={span(row.openedUs === null || nowUs === null ? null : (nowUs - row.openedUs) / 1000)}
          missing="not known when it was opened"
          {...about(row)}
        />
      ),
    },
  ];
}

/** A multiple of equity is read to a hundredth. */
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

function Stop({ position, price }: { readonly position: Position; readonly price: React.ReactNode }) {
  const { protection } = position;
  return protection.resident ? (
    <>
      {price} <Chip tone="ok">at venue</Chip>
    </>
  ) : (
    <Chip tone="crit">
      unprotected <Num of={span(protection.unprotectedMs)} source="time without a stop at the venue, venue clock" />
    </Chip>
  );
}
