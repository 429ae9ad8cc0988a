import { AreaSeries, createChart, type IChartApi, type ISeriesApi, LineSeries, LineStyle, type UTCTimestamp } from "lightweight-charts";
import { useEffect, useRef } from "react";
import type { Decimal } from "../../api/types";
import { axisLabel, plotted } from "../../format/plot";
import { useTokens } from "../useTokens";
import { look } from "./look";
import { seconds } from "./time";

export type EquityMark = readonly [us: number, equity: Decimal];

export interface EquityChartProps {
  /** Oldest first. */
  readonly points: readonly EquityMark[];
  /** Drawn as the line to be above of. */
  readonly deposits: Decimal | null;
  /** How far below its highest so far it was, in a pane of its own. */
  readonly drawdown?: boolean;
}

/** Equity over time, every mark as it was told: no smoothing, and no second axis. */
export default function EquityChart({ points, deposits, drawdown = false }: EquityChartProps) {
  const tokens = useTokens();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<{ readonly api: IChartApi; readonly series: ISeriesApi<"Line">; readonly below: ISeriesApi<"Area"> | null } | null>(
    null,
  );
  const firstTokens = useRef(tokens);

  useEffect(() => {
    if (element.current === null) {
      return undefined;
    }
    const api = createChart(element.current, look(firstTokens.current));
    const series = api.addSeries(LineSeries, {
      lineWidth: 2,
      priceFormat: { type: "custom", minMove: 0.01, formatter: (place: number) => axisLabel(place, "0.01", 2) },
    });
    chart.current = { api, series, below: drawdown ? addDrawdown(api) : null };
    return () => {
      chart.current = null;
      api.remove();
    };
  }, [drawdown]);

  useEffect(() => {
    chart.current?.api.applyOptions(look(tokens));
    chart.current?.series.applyOptions({ color: tokens.text });
    chart.current?.below?.applyOptions({ lineColor: tokens.down, topColor: tokens.raised, bottomColor: tokens.raised });
  }, [tokens]);

  useEffect(() => {
    const marks = onePerSecond(points);
    chart.current?.series.setData(marks);
    chart.current?.below?.setData(belowPeak(marks));
    chart.current?.api.timeScale().fitContent();
  }, [points]);

  useEffect(() => {
    const series = chart.current?.series;
    if (series === undefined || deposits === null) {
      return undefined;
    }
    const line = series.createPriceLine({
      price: plotted(deposits),
      title: "deposited",
      color: tokens.text3,
      lineWidth: 1,
      lineStyle: LineStyle.Dotted,
      axisLabelVisible: false,
    });
    return () => {
      // A chart that is gone has taken its lines along.
      if (chart.current?.series === series) {
        series.removePriceLine(line);
      }
    };
  }, [deposits, tokens]);

  return <div ref={element} className="chart-canvas" aria-hidden="true" />;
}

/** In percent, downwards from the last peak. */
function addDrawdown(api: IChartApi): ISeriesApi<"Area"> {
  const below = api.addSeries(
    AreaSeries,
    {
      title: "drawdown %",
      lineWidth: 1,
      invertFilledArea: true,
      priceLineVisible: false,
      priceFormat: { type: "custom", minMove: 0.01, formatter: (place: number) => axisLabel(place, "0.01", 2) },
    },
    1,
  );
  api.panes().forEach((pane, index) => pane.setStretchFactor(index === 0 ? 3 : 1));
  return below;
}

interface Point {
  readonly time: UTCTimestamp;
  readonly value: number;
}

/** Thinning keeps the lows and highs of every stretch, so no drawdown is lost. */
export function belowPeak(marks: readonly Point[]): Point[] {
  let peak = Number.NEGATIVE_INFINITY;
  return marks.map(({ time, value }) => {
    peak = Math.max(peak, value);
    return { time, value: ((value - peak) / peak) * 100 };
  });
}

/** The axis counts seconds: of several marks in one, the last stands. */
function onePerSecond(points: readonly EquityMark[]): { time: UTCTimestamp; value: number }[] {
  const bySecond = new Map<UTCTimestamp, number>();
  for (const [us, equity] of points) {
    bySecond.set(seconds(us), plotted(equity));
  }
  return [...bySecond].map(([time, value]) => ({ time, value }));
}
