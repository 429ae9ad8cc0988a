import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Candle, Interval, MarketInfo } from "../../api/types";
import { useTokens } from "../useTokens";
import { CandleReading } from "./CandleReading";
import type { ChartMark, ChartSpan } from "./marks";
import { type ChartLine, type FlowBar, PriceChart, type ToxicityPoint } from "./price-chart";
import { candleOf, seconds } from "./time";

export interface CandleChartProps {
  readonly market: MarketInfo;
  readonly interval: Interval;
  readonly candles: readonly Candle[];
  readonly marks: readonly ChartMark[];
  readonly spans: readonly ChartSpan[];
  readonly lines: readonly ChartLine[];
  readonly flows?: readonly FlowBar[];
  readonly toxicity?: readonly ToxicityPoint[];
  readonly onOpenDecision: (id: string) => void;
}

const NO_FLOWS: readonly FlowBar[] = [];
const NO_TOXICITY: readonly ToxicityPoint[] = [];

/**
 * Candles with what was decided and done on them. The library knows neither keyboard nor screen reader: arrows move a
 * cursor that is read aloud, Enter opens the decision under it, plus and minus zoom. One chart is one market: another
 * market is another chart, by its key.
 */
export default function CandleChart(props: CandleChartProps) {
  const { market, interval, candles, marks, spans, lines, onOpenDecision } = props;
  const { flows = NO_FLOWS, toxicity = NO_TOXICITY } = props;
  const tokens = useTokens();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<PriceChart | null>(null);
  const help = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { tickSize } = market.instrument;

  const pick = useRef<(markId: string) => void>(() => {});
  // The first look; later ones are put on below without drawing anew.
  const firstTokens = useRef(tokens);
  useEffect(() => {
    if (element.current === null) {
      return undefined;
    }
    const made = new PriceChart(element.current, tickSize, firstTokens.current);
    chart.current = made;
    made.onPoint(setPointed);
    made.onPick((markId) => pick.current(markId));
    return () => {
      chart.current = null;
      made.remove();
    };
  }, [tickSize]);

  useEffect(() => {
    pick.current = (markId) => {
      const decision = marks.find((mark) => mark.id === markId)?.decisionId;
      if (decision) {
        onOpenDecision(decision);
      }
    };
  }, [marks, onOpenDecision]);
  useEffect(() => chart.current?.dress(tokens), [tokens]);
  useEffect(() => chart.current?.show(candles, interval), [candles, interval]);
  useEffect(() => chart.current?.mark(marks, spans), [marks, spans]);
  useEffect(() => chart.current?.line(lines), [lines]);
  useEffect(() => chart.current?.flow(flows), [flows]);
  useEffect(() => chart.current?.toxicity(toxicity), [toxicity]);

  const byTime = useMemo(() => new Map(candles.map((candle) => [seconds(candle.startUs), candle])), [candles]);
  const at = cursor ?? pointed;
  const read = (at === null ? undefined : byTime.get(at as never)) ?? candles.at(-1);
  useEffect(() => {
    if (cursor !== null) {
      chart.current?.point(byTime.get(cursor as never) ?? null);
    }
  }, [cursor, byTime]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const index = cursor === null ? candles.length - 1 : candles.findIndex((one) => seconds(one.startUs) === cursor);
      const go = (to: number) => {
        event.preventDefault();
        const candle = candles[Math.max(0, Math.min(candles.length - 1, to))];
        setCursor(candle === undefined ? null : seconds(candle.startUs));
      };
      switch (event.key) {
        case "ArrowLeft":
          return go(index - 1);
        case "ArrowRight":
          return go(index + 1);
        case "Home":
          return go(0);
        case "End":
          return go(candles.length - 1);
        case "+":
          return chart.current?.zoom(0.7);
        case "-":
          return chart.current?.zoom(1.4);
        case "Escape":
          chart.current?.point(null);
          return setCursor(null);
        case "Enter": {
          const decision = marks.find((mark) => mark.time === cursor && mark.decisionId !== null)?.decisionId;
          return decision ? onOpenDecision(decision) : undefined;
        }
        default:
          return undefined;
      }
    },
    [candles, cursor, marks, onOpenDecision],
  );

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the cursor of the chart is moved from here
    <figure
      className="chart-figure"
      role="group"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      aria-label={`${market.symbol} candles, ${interval}`}
      aria-describedby={help}
      onKeyDown={onKeyDown}
    >
      <CandleReading
        market={market}
        candle={read}
        marks={read === undefined ? [] : marks.filter((mark) => mark.time === candleOf(read.startUs, interval))}
        spoken={cursor !== null}
      />
      <div ref={element} className="chart-canvas" aria-hidden="true" />
      <figcaption id={help} className="visually-hidden">
        Left and right arrows move along the candles, Home and End to the ends, plus and minus zoom, Enter opens the
        decision at the cursor, Escape leaves.
      </figcaption>
    </figure>
  );
}
