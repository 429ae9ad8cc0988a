import { lazy, Suspense } from "react";
import type { Interval, MarketInfo } from "../../api/types";
import { useCandleHistory } from "../../live/reads";
import { useCandles } from "../../live/useLive";
import { useParameter } from "../../ui/address";
import { panelState } from "../state";
import { CandleTable } from "./CandleTable";
import type { Layer } from "./Layers";
import { useChartLines } from "./useChartLines";
import { useChartPanes } from "./useChartPanes";
import { useChartMarks } from "./useChartMarks";

/** The chart library is a third of the page: it comes when the first candles do. */
const CandleChart = lazy(() => import("../../ui/chart/CandleChart"));

interface CandlesProps {
  readonly market: MarketInfo;
  readonly interval: Interval;
  readonly layers: readonly Layer[];
  readonly asTable: boolean;
  /** With what was bought and sold, and how toxic it was, below the price. */
  readonly panes: boolean;
}

/** Apart from the tools above it: this is drawn anew with every trade. */
export function Candles({ market, interval, layers, asTable, panes }: CandlesProps) {
  const history = useCandleHistory(market.symbol, interval);
  const candles = useCandles(market.symbol, interval);
  const { marks, spans } = useChartMarks(market.symbol, interval, layers);
  const lines = useChartLines(market, layers);
  const below = useChartPanes(panes ? market.symbol : undefined, interval);
  const [, openDecision] = useParameter("decision");
  const state = panelState(history, candles.length > 0, "No trade has been recorded in this market yet.");
  if (state.kind !== "ready") {
    return <p className="panel-empty">{placeholder(state)}</p>;
  }
  if (asTable) {
    return <CandleTable market={market} candles={candles} />;
  }
  return (
    <Suspense fallback={null}>
      <CandleChart
        market={market}
        interval={interval}
        candles={candles}
        marks={marks}
        spans={spans}
        lines={lines}
        {...below}
        onOpenDecision={openDecision}
      />
    </Suspense>
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
