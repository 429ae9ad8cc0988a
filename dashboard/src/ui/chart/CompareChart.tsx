import { createChart, type IChartApi, type ISeriesApi, LineSeries, LineStyle } from "lightweight-charts";
import { useEffect, useRef } from "react";
import { axisLabel } from "../../format/plot";
import type { Tokens } from "../tokens";
import { useTokens } from "../useTokens";
import type { Path } from "./changes";
import { look } from "./look";

export interface CompareChartProps {
  readonly paths: readonly Path[];
}

/** Several results from one start, in percent: each line has a colour and a stroke of its own. */
export default function CompareChart({ paths }: CompareChartProps) {
  const tokens = useTokens();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<IChartApi | null>(null);
  const lines = useRef<ISeriesApi<"Line">[]>([]);
  const firstTokens = useRef(tokens);

  useEffect(() => {
    if (element.current === null) {
      return undefined;
    }
    const api = createChart(element.current, look(firstTokens.current));
    chart.current = api;
    return () => {
      chart.current = null;
      lines.current = [];
      api.remove();
    };
  }, []);

  useEffect(() => {
    const api = chart.current;
    if (api === null) {
      return;
    }
    for (const line of lines.current) {
      api.removeSeries(line);
    }
    api.applyOptions(look(tokens));
    lines.current = paths.map(({ name, points }, index) => {
      const line = api.addSeries(LineSeries, {
        title: name,
        color: strokes(tokens)[index % STYLES.length] ?? tokens.text,
        lineStyle: STYLES[index % STYLES.length] ?? LineStyle.Solid,
        lineWidth: 2,
        priceLineVisible: false,
        priceFormat: { type: "custom", minMove: 0.01, formatter: (place: number) => `${axisLabel(place, "0.01", 2)}%` },
      });
      line.setData([...points]);
      return line;
    });
    api.timeScale().fitContent();
  }, [paths, tokens]);

  return <div ref={element} className="chart-canvas" aria-hidden="true" />;
}

const STYLES: readonly LineStyle[] = [LineStyle.Solid, LineStyle.Dashed, LineStyle.Dotted, LineStyle.LargeDashed];

/** Apart for people with any kind of colour blindness, and apart by stroke for everybody. */
const strokes = (tokens: Tokens): readonly string[] => [tokens.text, tokens.up, tokens.down, tokens.accent];
