import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  PrimitiveHoveredItem,
  SeriesAttachedParameter,
  Time,
  UTCTimestamp,
} from "lightweight-charts";
import type { Tokens } from "../tokens";
import { draw, type Placed } from "./shapes";

/** Something that happened, where it is drawn. */
export interface ChartMark {
  readonly id: string;
  readonly kind: "DECISION" | "DENIAL" | "FILL";
  readonly time: UTCTimestamp;
  /** Null: in the lane at the bottom. */
  readonly price: number | null;
  readonly direction: "up" | "down" | "flat";
  readonly decisionId: string | null;
}

/** A stop and how long it waited; `to` null while it still does. */
export interface ChartSpan {
  readonly from: UTCTimestamp;
  readonly to: UTCTimestamp | null;
  readonly price: number;
}

type Target = Parameters<IPrimitivePaneRenderer["draw"]>[0];

const REACH = 8;

/**
 * Draws what the library has no shapes for: hollow diamonds for denials, filled triangles for fills, and decisions in a
 * lane of their own, so that shape and place tell them apart without any colour.
 */
export class Marks implements ISeriesPrimitive<Time> {
  private attachment: SeriesAttachedParameter<Time> | null = null;
  private marks: readonly ChartMark[] = [];
  private spans: readonly ChartSpan[] = [];
  private placed: readonly Placed[] = [];
  private readonly view: IPrimitivePaneView = {
    zOrder: () => "top",
    renderer: () => ({ draw: (target) => this.draw(target) }),
  };

  constructor(private tokens: Tokens) {}

  attached(attachment: SeriesAttachedParameter<Time>): void {
    this.attachment = attachment;
  }

  detached(): void {
    this.attachment = null;
  }

  show(marks: readonly ChartMark[], spans: readonly ChartSpan[]): void {
    this.marks = marks;
    this.spans = spans;
    this.attachment?.requestUpdate();
  }

  dress(tokens: Tokens): void {
    this.tokens = tokens;
    this.attachment?.requestUpdate();
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return [this.view];
  }

  hitTest(x: number, y: number): PrimitiveHoveredItem | null {
    const hit = this.placed.findLast((mark) => Math.abs(mark.x - x) <= REACH && Math.abs(mark.y - y) <= REACH);
    return hit === undefined ? null : { externalId: hit.mark.id, cursorStyle: "pointer", zOrder: "top" };
  }

  private draw(target: Target): void {
    const attachment = this.attachment;
    if (attachment === null) {
      return;
    }
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      const lane = mediaSize.height - 10;
      this.drawSpans(context, mediaSize.width);
      this.placed = this.marks.flatMap((mark) => place(mark, attachment, lane));
      for (const mark of this.placed) {
        draw(context, mark, this.tokens);
      }
    });
  }

  private drawSpans(context: CanvasRenderingContext2D, width: number): void {
    context.save();
    context.strokeStyle = this.tokens.crit;
    context.setLineDash([4, 4]);
    for (const span of this.spans) {
      const y = this.attachment?.series.priceToCoordinate(span.price) ?? null;
      const from = this.x(span.from);
      const to = span.to === null ? width : this.x(span.to);
      if (y !== null && from !== null && to !== null) {
        context.beginPath();
        context.moveTo(from, y);
        context.lineTo(to, y);
        context.stroke();
      }
    }
    context.restore();
  }

  private x(time: UTCTimestamp): number | null {
    return this.attachment?.chart.timeScale().timeToCoordinate(time) ?? null;
  }
}

function place(mark: ChartMark, { chart, series }: SeriesAttachedParameter<Time>, lane: number): Placed[] {
  const x = chart.timeScale().timeToCoordinate(mark.time);
  const y = mark.price === null ? lane : series.priceToCoordinate(mark.price);
  return x === null || y === null ? [] : [{ mark, x, y }];
}
