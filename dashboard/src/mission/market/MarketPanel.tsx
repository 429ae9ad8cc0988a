import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { lazy, Suspense, useState } from "react";
import type { Interval, MarketInfo } from "../../api/types";
import { useCandleHistory, useMarkets, useOverview } from "../../live/reads";
import { useCandles } from "../../live/useLive";
import { useParameter } from "../../ui/address";
import { Panel } from "../../ui/Panel";
import { panelState } from "../state";
import { CandleTable } from "./CandleTable";
import { ALL_LAYERS, type Layer, Layers } from "./Layers";
import { QuoteLine } from "./QuoteLine";
import { useChartLines } from "./useChartLines";
import { useChartMarks } from "./useChartMarks";

/** The chart library is a third of the page: it comes when the first candles do. */
const CandleChart = lazy(() => import("../../ui/chart/CandleChart"));

const INTERVALS: readonly Interval[] = ["1m", "5m", "15m", "1h"];

/** What did it do here, and at what price? */
export function MarketPanel() {
  const overview = useOverview();
  const markets = useMarkets();
  const [chosen, choose] = useParameter("symbol");
  const market = markets.find((one) => one.symbol === chosen) ?? markets[0];
  return (
    <Panel
      name="market"
      title={market?.symbol ?? "Market"}
      state={panelState(overview, market !== undefined, "The run has no market yet.")}
      aside={markets.length > 1 ? <Symbols markets={markets} chosen={market?.symbol} onChoose={choose} /> : null}
    >
      {market === undefined ? null : <MarketBody key={market.symbol} market={market} />}
    </Panel>
  );
}

function MarketBody({ market }: { readonly market: MarketInfo }) {
  const [interval, setInterval] = useState<Interval>("1m");
  const [layers, setLayers] = useState<readonly Layer[]>(ALL_LAYERS);
  const [asTable, setAsTable] = useState(false);
  const history = useCandleHistory(market.symbol, interval);
  const candles = useCandles(market.symbol, interval);
  const { marks, spans } = useChartMarks(market.symbol, interval, layers);
  const lines = useChartLines(market, layers);
  const [, openDecision] = useParameter("decision");
  const state = panelState(history, candles.length > 0, "No trade has been recorded in this market yet.");
  return (
    <>
      <QuoteLine market={market} />
      <div className="chart-tools">
        <ToggleButtonGroup
          size="small"
          exclusive
          value={interval}
          onChange={(_, next: Interval | null) => setInterval(next ?? interval)}
          aria-label="Length of a candle"
        >
          {INTERVALS.map((one) => (
            <ToggleButton key={one} value={one}>
              {one}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Layers shown={layers} onChange={setLayers} />
        <ToggleButton
          className="chart-table-toggle"
          size="small"
          value="table"
          selected={asTable}
          onChange={() => setAsTable(!asTable)}
        >
          table
        </ToggleButton>
      </div>
      <div className="chart-frame">
        {state.kind === "ready" ? null : <p className="panel-empty">{placeholder(state)}</p>}
        {state.kind !== "ready" ? null : asTable ? (
          <CandleTable market={market} candles={candles} />
        ) : (
          <Suspense fallback={null}>
            <CandleChart
              market={market}
              interval={interval}
              candles={candles}
              marks={marks}
              spans={spans}
              lines={lines}
              onOpenDecision={openDecision}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}

function placeholder(state: ReturnType<typeof panelState>): string {
  switch (state.kind) {
    case "empty":
      return state.text;
    case "error":
      return state.refusal.message;
    default:
      return "";
  }
}

interface SymbolsProps {
  readonly markets: readonly MarketInfo[];
  readonly chosen: string | undefined;
  readonly onChoose: (symbol: string) => void;
}

function Symbols({ markets, chosen, onChoose }: SymbolsProps) {
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={chosen}
      onChange={(_, next: string | null) => next !== null && onChoose(next)}
      aria-label="Market"
    >
      {markets.map((market) => (
        <ToggleButton key={market.symbol} value={market.symbol}>
          {market.symbol}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
