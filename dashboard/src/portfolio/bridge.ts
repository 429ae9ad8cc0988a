import type { Bridge, Money } from "../api/types";
import { plotted } from "../format/plot";

/** One bar of the bridge; places are shares of the lane. */
export interface Step {
  readonly name: string;
  readonly amount: Money;
  readonly total: boolean;
  readonly zero: number;
  readonly from: number;
  readonly length: number;
  readonly down: boolean;
}

/** Every part begins where the one before ended; the last bar is the net, as the gateway told it. */
export function steps(bridge: Bridge): readonly Step[] {
  const parts: readonly (readonly [string, Money])[] = [
    ["realised by closing", bridge.grossRealised],
    ["open positions", bridge.grossOpen],
    ["fees", bridge.fees],
    ["funding", bridge.funding],
    ["language models", bridge.llmCost],
  ];
  const ends = parts.reduce<number[]>((sums, [, part]) => [...sums, (sums.at(-1) ?? 0) + plotted(part.value)], [0]);
  const net = plotted(bridge.net.value);
  const least = Math.min(0, net, ...ends);
  const wide = Math.max(0, net, ...ends) - least || 1;
  const bar = (name: string, amount: Money, start: number, end: number, total: boolean): Step => ({
    name,
    amount,
    total,
    zero: -least / wide,
    from: (Math.min(start, end) - least) / wide,
    length: Math.abs(end - start) / wide,
    down: end < start,
  });
  return [
    ...parts.map(([name, amount], index) => bar(name, amount, ends[index] ?? 0, ends[index + 1] ?? 0, false)),
    bar("net", bridge.net, 0, net, true),
  ];
}
