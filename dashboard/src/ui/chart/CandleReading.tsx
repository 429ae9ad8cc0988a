import type { Candle, MarketInfo } from "../../api/types";
import { Num } from "../../format/Num";
import { count, measured, stepped } from "../../format/num";
import { clock } from "../../format/time";
import type { ChartMark } from "./marks";

interface CandleReadingProps {
  readonly market: MarketInfo;
  readonly candle: Candle | undefined;
  readonly marks: readonly ChartMark[];
  /** Only what somebody moved to by keyboard is read aloud; prices that move by themselves are not. */
  readonly spoken: boolean;
}

/** The candle under the cursor in numbers; the last one while there is none. */
export function CandleReading({ market, candle, marks, spoken }: CandleReadingProps) {
  if (candle === undefined) {
    return null;
  }
  const { tickSize, quote, base } = market.instrument;
  const price = (value: string) => (
    <Num of={stepped(value, tickSize, quote)} unit={false} source="candle" at={candle.startUs} />
  );
  return (
    <div className="chart-reading" aria-live={spoken ? "polite" : "off"}>
      <span>{clock(candle.startUs)} UTC</span>
      <span>O {price(candle.open)}</span>
      <span>H {price(candle.high)}</span>
      <span>L {price(candle.low)}</span>
      <span>C {price(candle.close)}</span>
      <span>
        vol <Num of={measured(candle.volume, base)} source="candle" at={candle.startUs} />
      </span>
      <span>
        trades <Num of={count(candle.trades)} source="candle" at={candle.startUs} />
      </span>
      {marks.length === 0 ? null : <strong>{describe(marks)}</strong>}
    </div>
  );
}

function describe(marks: readonly ChartMark[]): string {
  return marks.map((mark) => `${mark.kind.toLowerCase()} ${mark.decisionId ?? mark.id}`).join(", ");
}
