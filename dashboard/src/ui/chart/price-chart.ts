import {
  type AutoscaleInfo,
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type UTCTimestamp,
} from "lightweight-charts";
import type { Candle, Decimal, Interval } from "../../api/types";
import { decimalsOf } from "../../format/decimal";
import { axisLabel, plotted } from "../../format/plot";
import type { Tokens } from "../tokens";
import { bars, continuation } from "./bars";
import { look } from "./look";
import { type ChartMark, type ChartSpan, Marks } from "./marks";
import { seconds } from "./time";

/** A price that matters now: a stop, an open order, the entry of a position. */
export interface ChartLine {
  readonly id: string;
  readonly price: Decimal;
  readonly title: string;
  readonly kind: "stop" | "entry" | "order";
}

/** What was bought less what was sold while a candle ran, in base units. */
export interface FlowBar {
  readonly time: UTCTimestamp;
  readonly net: number;
}

/** How toxic the flow is among its own past, and from where on an agent acts on it; both 0 to 1. */
export interface ToxicityPoint {
  readonly time: UTCTimestamp;
  readonly rank: number;
  readonly gate: number;
}

const FLOW_PANE = 1;
const TOXICITY_PANE = 2;

/** How many candles are in view at first. */
const IN_VIEW = 150;

/** The candle chart of one market: drawn by the library, told what to draw from here. */
export class PriceChart {
  private readonly chart: IChartApi;
  private readonly series: ISeriesApi<"Candlestick">;
  private readonly overlay: Marks;
  private net: readonly FlowBar[] = [];
  private flows: ISeriesApi<"Histogram"> | null = null;
  private ranks: ISeriesApi<"Line"> | null = null;
  private gates: ISeriesApi<"Line"> | null = null;
  private shown: readonly Candle[] = [];
  private interval: Interval | null = null;
  private lines: IPriceLine[] = [];
  private wanted: readonly ChartLine[] = [];

  constructor(
    element: HTMLElement,
    tick: Decimal,
    private tokens: Tokens,
  ) {
    this.chart = createChart(element, look(tokens));
    this.series = this.chart.addSeries(CandlestickSeries, {
      priceFormat: { type: "custom", minMove: plotted(tick), formatter: label(tick) },
      autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => {
        const info = original();
        const prices = this.wanted.map((line) => plotted(line.price));
        // A stop one cannot see protects nobody's sleep: lines are always in view.
        return info?.priceRange
          ? {
              ...info,
              priceRange: {
                minValue: Math.min(info.priceRange.minValue, ...prices),
                maxValue: Math.max(info.priceRange.maxValue, ...prices),
              },
            }
          : info;
      },
    });
    this.overlay = new Marks(tokens);
    this.series.attachPrimitive(this.overlay);
    this.dress(tokens);
  }

  dress(tokens: Tokens): void {
    this.tokens = tokens;
    this.chart.applyOptions(look(tokens));
    this.series.applyOptions({
      upColor: tokens.surface,
      downColor: tokens.down,
      borderUpColor: tokens.up,
      borderDownColor: tokens.down,
      wickUpColor: tokens.up,
      wickDownColor: tokens.down,
    });
    this.line(this.wanted);
    this.flow(this.net);
    this.ranks?.applyOptions({ color: tokens.text });
    this.gates?.applyOptions({ color: tokens.crit });
    this.overlay.dress(tokens);
  }

  show(candles: readonly Candle[], interval: Interval): void {
    const more = interval === this.interval ? continuation(this.shown, candles, interval) : null;
    if (more === null) {
      const all = bars(candles, interval);
      this.series.setData(all);
      // The stream may bring the newest candle before the answer brings the others.
      if (this.shown.length < IN_VIEW || interval !== this.interval) {
        this.showLatest(all.length);
      }
    } else {
      for (const bar of more) {
        this.series.update(bar);
      }
    }
    this.shown = candles;
    this.interval = interval;
  }

  /** Below the price, on the same time axis; the pane comes with the first bar. */
  flow(flows: readonly FlowBar[]): void {
    this.net = flows;
    if (flows.length === 0) {
      return;
    }
    this.flows ??= this.chart.addSeries(
      HistogramSeries,
      { title: "bought \u2212 sold", priceLineVisible: false, lastValueVisible: false, priceFormat: { type: "volume" } },
      FLOW_PANE,
    );
    this.flows.setData(
      flows.map(({ time, net }) => ({ time, value: net, color: net < 0 ? this.tokens.down : this.tokens.up })),
    );
    this.stretch();
  }

  toxicity(points: readonly ToxicityPoint[]): void {
    if (points.length === 0) {
      return;
    }
    const line = { lineWidth: 1, priceLineVisible: false } as const;
    this.ranks ??= this.chart.addSeries(LineSeries, { ...line, title: "VPIN rank", color: this.tokens.text }, TOXICITY_PANE);
    this.gates ??= this.chart.addSeries(
      LineSeries,
      { ...line, title: "gate", color: this.tokens.crit, lineStyle: LineStyle.Dashed },
      TOXICITY_PANE,
    );
    this.ranks.setData(points.map(({ time, rank }) => ({ time, value: rank })));
    this.gates.setData(points.map(({ time, gate }) => ({ time, value: gate })));
    this.stretch();
  }

  /** The price keeps most of the height. */
  private stretch(): void {
    this.chart.panes().forEach((pane, index) => pane.setStretchFactor(index === 0 ? 4 : 1));
  }

  mark(marks: readonly ChartMark[], spans: readonly ChartSpan[]): void {
    this.overlay.show(marks, spans);
  }

  line(lines: readonly ChartLine[]): void {
    for (const old of this.lines) {
      this.series.removePriceLine(old);
    }
    this.wanted = lines;
    this.lines = lines.map((line) =>
      this.series.createPriceLine({
        id: line.id,
        price: plotted(line.price),
        title: line.title,
        color: this.colour(line.kind),
        lineWidth: 1,
        lineStyle: line.kind === "entry" ? LineStyle.Solid : line.kind === "stop" ? LineStyle.Dashed : LineStyle.Dotted,
        axisLabelVisible: true,
      }),
    );
  }

  zoom(factor: number): void {
    const scale = this.chart.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (range !== null) {
      scale.setVisibleLogicalRange({ from: range.to - (range.to - range.from) * factor, to: range.to });
    }
  }

  point(candle: Candle | null): void {
    if (candle === null) {
      this.chart.clearCrosshairPosition();
    } else {
      this.chart.setCrosshairPosition(plotted(candle.close), seconds(candle.startUs), this.series);
    }
  }

  /** Tells the start of the candle under the pointer, in seconds; null once the pointer is gone. */
  onPoint(pointed: (time: UTCTimestamp | null) => void): void {
    this.chart.subscribeCrosshairMove(({ time }) => pointed((time as UTCTimestamp | undefined) ?? null));
  }

  onPick(picked: (markId: string) => void): void {
    this.chart.subscribeClick(({ hoveredInfo }) => {
      if (typeof hoveredInfo?.objectId === "string") {
        picked(hoveredInfo.objectId);
      }
    });
  }

  remove(): void {
    this.chart.remove();
  }

  /** @param length of the time scale, empty minutes included */
  private showLatest(length: number): void {
    this.chart.timeScale().setVisibleLogicalRange({ from: length - IN_VIEW, to: length + 4 });
  }

  private colour(kind: ChartLine["kind"]): string {
    switch (kind) {
      case "stop":
        return this.tokens.crit;
      case "entry":
        return this.tokens.text2;
      case "order":
        return this.tokens.accent;
    }
  }
}

function label(tick: Decimal): (price: number) => string {
  const digits = decimalsOf(tick);
  return (price) => axisLabel(price, tick, digits);
}
