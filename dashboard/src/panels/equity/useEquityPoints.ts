import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Equity, PortfolioNow } from "../../api/types";
import { useScene } from "../../live/useLive";
import type { EquityMark } from "../../ui/chart/EquityChart";

/** From then on the gateway thins the curve again, by minimum and maximum, so that no drawdown vanishes. */
const MOST_LIVE = 900;

/** A curve moves visibly once a second at most. */
const REDRAW_MS = 1000;

/** Marks are minutes apart; the curve ends where the account stands, also where a mark was made at the same moment. */
export function withNow(marks: readonly EquityMark[], now: PortfolioNow | undefined): readonly EquityMark[] {
  const last = marks.at(-1)?.[0];
  const time = now?.eventTimeUs ?? null;
  if (now === undefined || last === undefined || time === null || time < last) {
    return marks;
  }
  return [...(time === last ? marks.slice(0, -1) : marks), [time, now.equity.value]];
}

/** The curve before the page was opened, and every mark since. */
export function useEquityPoints(history: UseQueryResult<Equity, Error>): readonly EquityMark[] {
  const { store } = useScene();
  const live = useRef<EquityMark[]>([]);
  const [points, setPoints] = useState<readonly EquityMark[]>([]);
  const { data, refetch } = history;

  useEffect(() => {
    const take = () => {
      const point = store.latest("equity")?.value;
      if (point !== undefined) {
        live.current.push([point.us, point.equity.value]);
      }
    };
    return store.subscribe("value:equity", take);
  }, [store]);

  useEffect(() => {
    const draw = () => {
      const known = data?.points ?? [];
      const last = known.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
      live.current = live.current.filter(([us]) => us > last);
      if (live.current.length > MOST_LIVE) {
        void refetch();
      }
      setPoints((drawn) => {
        const next = withNow([...known, ...live.current], store.latest("portfolio")?.value);
        return next.length === drawn.length && String(next.at(-1)) === String(drawn.at(-1)) ? drawn : next;
      });
    };
    draw();
    const timer = setInterval(draw, REDRAW_MS);
    return () => clearInterval(timer);
  }, [data, refetch, store]);

  return points;
}
