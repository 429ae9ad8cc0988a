import { useMemo } from "react";
import type { FlowRow, Interval, MicroRow } from "../../api/types";
import { plotted } from "../../format/plot";
import { useFlow, useMicro } from "../../live/reads";
import type { FlowBar, ToxicityPoint } from "../../ui/chart/price-chart";
import { candleOf } from "../../ui/chart/time";

interface Panes {
  readonly flows: readonly FlowBar[];
  readonly toxicity: readonly ToxicityPoint[];
}

/** What stands below the price; nothing without a symbol. */
export function useChartPanes(symbol: string | undefined, interval: Interval): Panes {
  const flow = useFlow(symbol, interval).data?.items;
  const micro = useMicro(symbol).data?.items;
  const flows = useMemo(() => flowBars(flow ?? [], interval), [flow, interval]);
  const toxicity = useMemo(() => toxicityPoints(micro ?? [], interval), [micro, interval]);
  return { flows, toxicity };
}

function flowBars(rows: readonly FlowRow[], interval: Interval): readonly FlowBar[] {
  return rows.map((row) => ({ time: candleOf(row.startUs, interval), net: plotted(row.netVolume) }));
}

/** The last reading of a candle's time stands. */
export function toxicityPoints(rows: readonly MicroRow[], interval: Interval): readonly ToxicityPoint[] {
  const byTime = new Map<number, ToxicityPoint>();
  for (const { us, vpinRankRatio: rank, vpinGateRatio: gate } of rows) {
    if (rank !== null && gate !== null) {
      const time = candleOf(us, interval);
      byTime.set(time, { time, rank, gate });
    }
  }
  return [...byTime.values()].toSorted((a, b) => a.time - b.time);
}
