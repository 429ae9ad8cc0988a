import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useState } from "react";
import type { Interval, MarketInfo } from "../../api/types";
import { useMarkets, useOverview } from "../../live/reads";
import { useParameter } from "../../ui/address";
import { Panel } from "../../ui/Panel";
import { panelState } from "../state";
import { Candles } from "./Candles";
import { ALL_LAYERS, type Layer, Layers } from "./Layers";
import { QuoteLine } from "./QuoteLine";

const INTERVALS: readonly Interval[] = ["1m", "5m", "15m", "1h", "4h"];

/** What did it do here, and at what price? */
export function MarketPanel({ panes = false }: { readonly panes?: boolean }) {
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
      {market === undefined ? null : <MarketBody key={market.symbol} market={market} panes={panes} />}
    </Panel>
  );
}

interface MarketBodyProps {
  readonly market: MarketInfo;
  readonly panes: boolean;
}

function MarketBody({ market, panes }: MarketBodyProps) {
  const [interval, setInterval] = useState<Interval>("1m");
  const [layers, setLayers] = useState<readonly Layer[]>(ALL_LAYERS);
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      <QuoteLine market={market} />
      <div className="chart-tools">
        <Intervals interval={interval} onChange={setInterval} />
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
        <Candles market={market} interval={interval} layers={layers} asTable={asTable} panes={panes} />
      </div>
    </>
  );
}

interface IntervalsProps {
  readonly interval: Interval;
  readonly onChange: (interval: Interval) => void;
}

function Intervals({ interval, onChange }: IntervalsProps) {
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={interval}
      onChange={(_, next: Interval | null) => next !== null && onChange(next)}
      aria-label="Length of a candle"
    >
      {INTERVALS.map((one) => (
        <ToggleButton key={one} value={one}>
          {one}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
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
