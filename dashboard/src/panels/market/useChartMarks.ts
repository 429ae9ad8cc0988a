import { useMemo } from "react";
import type { DecisionRow, Denial, Direction, Fill, Interval, Mark, Order, OrderSide } from "../../api/types";
import { plotted } from "../../format/plot";
import { useMarks } from "../../live/reads";
import { useRows } from "../../live/useLive";
import type { ChartMark, ChartSpan } from "../../ui/chart/marks";
import { candleOf } from "../../ui/chart/time";
import type { Layer } from "./Layers";

interface Drawn {
  readonly marks: readonly ChartMark[];
  readonly spans: readonly ChartSpan[];
}

/** What happened before the page was opened comes by REST, the rest by the stream; the same thing is drawn once. */
export function useChartMarks(symbol: string, interval: Interval, layers: readonly Layer[]): Drawn {
  const { data } = useMarks(symbol);
  const decisions = useRows("decision");
  const denials = useRows("denial");
  const fills = useRows("fill");
  const orders = useRows("order");
  return useMemo(() => {
    const shown = new Set(layers);
    const byId = new Map<string, ChartMark>();
    const add = (mark: ChartMark) => byId.set(mark.id, mark);
    for (const mark of data?.items ?? []) {
      if (mark.kind !== "STOP" && shown.has(LAYER[mark.kind])) {
        add(ofHistory(mark, mark.kind, interval));
      }
    }
    if (shown.has("decisions")) {
      decisions.filter((row) => row.symbol === symbol).forEach((row) => add(ofDecision(row, interval)));
    }
    if (shown.has("denials")) {
      denials.filter((row) => row.symbol === symbol).forEach((row) => add(ofDenial(row, interval)));
    }
    if (shown.has("fills")) {
      fills.filter((row) => row.symbol === symbol).forEach((row) => add(ofFill(row, interval)));
    }
    return { marks: [...byId.values()], spans: shown.has("stops") ? spansOf(data?.items ?? [], orders, symbol, interval) : [] };
  }, [data, decisions, denials, fills, orders, symbol, interval, layers]);
}

const LAYER = { DECISION: "decisions", DENIAL: "denials", FILL: "fills" } as const;

function ofHistory(mark: Mark, kind: ChartMark["kind"], interval: Interval): ChartMark {
  return {
    id: `${kind}:${mark.id}`,
    kind,
    time: candleOf(mark.us, interval),
    price: kind === "DECISION" || mark.price === null ? null : plotted(mark.price),
    direction: mark.side === null ? leaning(mark.direction ?? "FLAT") : sided(mark.side),
    decisionId: mark.decisionId ?? (kind === "DECISION" ? mark.id : null),
  };
}

const ofDecision = (row: DecisionRow, interval: Interval): ChartMark => ({
  id: `DECISION:${row.id}`,
  kind: "DECISION",
  time: candleOf(row.eventTimeUs, interval),
  price: null,
  direction: leaning(row.side),
  decisionId: row.id,
});

const ofDenial = (row: Denial, interval: Interval): ChartMark => ({
  id: `DENIAL:${row.id}`,
  kind: "DENIAL",
  time: candleOf(row.eventTimeUs, interval),
  price: row.price === null ? null : plotted(row.price),
  direction: sided(row.side),
  decisionId: row.decisionId,
});

const ofFill = (row: Fill, interval: Interval): ChartMark => ({
  id: `FILL:${row.id}`,
  kind: "FILL",
  time: candleOf(row.eventTimeUs, interval),
  price: plotted(row.price),
  direction: sided(row.side),
  decisionId: row.decisionId,
});

const leaning = (direction: Direction): ChartMark["direction"] =>
  direction === "LONG" ? "up" : direction === "SHORT" ? "down" : "flat";

const sided = (side: OrderSide): ChartMark["direction"] => (side === "BUY" ? "up" : "down");

/** Stops that are gone. One that still waits has a line of its own, with a label. */
function spansOf(
  marks: readonly Mark[],
  orders: readonly Order[],
  symbol: string,
  interval: Interval,
): readonly ChartSpan[] {
  const byId = new Map<string, ChartSpan>();
  const add = (id: string, from: number, to: number, price: string) =>
    byId.set(id, { from: candleOf(from, interval), to: candleOf(to, interval), price: plotted(price) });
  for (const mark of marks) {
    if (mark.kind === "STOP" && mark.price !== null && mark.toUs !== null) {
      add(mark.id, mark.us, mark.toUs, mark.price);
    }
  }
  for (const order of orders) {
    if (order.symbol === symbol && order.purpose === "PROTECTION" && order.stopPrice !== null && !order.open) {
      add(order.id, order.createdUs, order.updatedUs, order.stopPrice);
    }
  }
  return [...byId.values()];
}
