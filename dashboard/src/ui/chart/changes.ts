import type { UTCTimestamp } from "lightweight-charts";
import type { Decimal } from "../../api/types";
import { plotted } from "../../format/plot";
import { seconds } from "./time";

export interface Path {
  readonly name: string;
  /** Percent since the first mark, oldest first, one a second. */
  readonly points: readonly { readonly time: UTCTimestamp; readonly value: number }[];
}

/** How far a result is from where it began: only so can two of them stand in one figure. */
export function path(name: string, marks: readonly (readonly [us: number, equity: Decimal])[]): Path {
  const [first] = marks;
  const start = first === undefined ? 0 : plotted(first[1]);
  const bySecond = new Map<UTCTimestamp, number>();
  if (start > 0) {
    for (const [us, equity] of marks) {
      bySecond.set(seconds(us), (plotted(equity) / start - 1) * 100);
    }
  }
  return { name, points: [...bySecond].map(([time, value]) => ({ time, value })) };
}
