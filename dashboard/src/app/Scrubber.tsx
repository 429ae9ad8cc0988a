import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Num } from "../format/Num";
import { count } from "../format/num";
import type { Past } from "../live/past";
import { useEquityHistory, useMarkets, useMarks } from "../live/reads";
import { useFacts, useValue } from "../live/useLive";
import { useParameter } from "../ui/address";
import { momentOf, spoken, strokes, type Tick, timeOf } from "./timeline";

/** The gateway folds the log anew for every moment: it is asked once the hand rests. */
const REST_MS = 300;

const MINUTE_US = 60_000_000;

/** Moves the whole page along the run. Its own facts are those of now: the track does not end where one looks. */
export function Scrubber({ past }: { readonly past: Past | null }) {
  const run = useValue("run");
  const portfolio = useValue("portfolio");
  const { data: equity } = useEquityHistory();
  const [, setAt] = useParameter("at");
  const fromUs = equity?.points[0]?.[0];
  const toUs = Math.max(run?.value.venueTimeUs ?? 0, portfolio?.value.eventTimeUs ?? 0);
  const lookedAt = useMomentUs(past);
  const [dragged, setDragged] = useDragged(setAt);
  if (fromUs === undefined || toUs <= fromUs) {
    return null;
  }
  const place = dragged ?? (past === null ? toUs : (lookedAt ?? toUs));
  const move = (us: number) => setDragged(Math.max(fromUs, Math.min(us, toUs)));
  return (
    <section className="scrubber" aria-label="Time">
      <button
        type="button"
        className="button button-small"
        aria-pressed={past === null}
        aria-keyshortcuts="l"
        onClick={() => {
          setDragged(null);
          setAt(null);
        }}
      >
        LIVE
      </button>
      <button type="button" className="button button-small" aria-label="One minute back" onClick={() => move(place - MINUTE_US)}>
        {"\u25c4"}
      </button>
      <div className="scrubber-track">
        <Strokes fromUs={fromUs} toUs={toUs} />
        <input
          type="range"
          min={Math.floor(fromUs / 1_000_000)}
          max={Math.floor(toUs / 1_000_000)}
          value={Math.floor(place / 1_000_000)}
          step={10}
          aria-label="Moment of the run, venue time"
          aria-valuetext={past === null && dragged === null ? "now" : spoken(place)}
          onChange={(event) => move(Number(event.target.value) * 1_000_000)}
        />
      </div>
      <button type="button" className="button button-small" aria-label="One minute on" onClick={() => move(place + MINUTE_US)}>
        {"\u25ba"}
      </button>
      <span className="scrubber-time">
        {spoken(place)}
        {past === null || lookedAt === null ? null : <Told past={past} />}
      </span>
    </section>
  );
}

/** Where the hand is before the page follows. */
function useDragged(setAt: (at: string) => void): readonly [number | null, (us: number | null) => void] {
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => {
    if (dragged === null) {
      return undefined;
    }
    const resting = setTimeout(() => {
      setAt(momentOf(dragged));
      setDragged(null);
    }, REST_MS);
    return () => clearTimeout(resting);
  }, [dragged, setAt]);
  return [dragged, setDragged];
}

/** Venue time of the moment looked at: as the gateway told it, else as the address says. */
function useMomentUs(past: Past | null): number | null {
  const subscribe = useCallback(
    (changed: () => void) => past?.store.subscribe("value:portfolio", changed) ?? (() => {}),
    [past],
  );
  const told = useSyncExternalStore(subscribe, () => past?.store.latest("portfolio")?.value.eventTimeUs ?? null);
  return told ?? (past === null ? null : timeOf(past.at));
}

function Told({ past }: { readonly past: Past }) {
  const seq = past.store.latest("system")?.value.seq;
  return (
    <span className="muted">
      {" "}
      seq <Num of={count(seq)} source="event log, at the moment looked at" missing="not read yet" />
    </span>
  );
}

interface StrokesProps {
  readonly fromUs: number;
  readonly toUs: number;
}

/** Fills above the line, denials below it, operators through it. */
function Strokes({ fromUs, toUs }: StrokesProps) {
  const [market] = useMarkets();
  const { data: marks } = useMarks(market?.symbol);
  const facts = useFacts();
  const ticks = useMemo(() => [...ofMarks(marks?.items ?? []), ...lately(facts)], [marks, facts]);
  const drawn = useMemo(() => strokes(ticks, fromUs, toUs), [ticks, fromUs, toUs]);
  return (
    <svg className="scrubber-strokes" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
      {drawn.map(({ place, kind }) => (
        <rect key={`${kind}${place}`} className={`stroke-${kind}`} x={place * 998} y={TOP[kind]} width={2} height={HEIGHT[kind]} />
      ))}
    </svg>
  );
}

const TOP = { fill: 0, denial: 11, control: 0 } as const;
const HEIGHT = { fill: 5, denial: 5, control: 16 } as const;

function ofMarks(marks: readonly { readonly kind: string; readonly us: number }[]): readonly Tick[] {
  return marks.flatMap(({ kind, us }): readonly Tick[] => {
    if (kind === "FILL") {
      return [{ us, kind: "fill" }];
    }
    return kind === "DENIAL" ? [{ us, kind: "denial" }] : [];
  });
}

function lately(facts: readonly { readonly kind: string; readonly eventTimeUs: number | null }[]): readonly Tick[] {
  return facts.flatMap(({ kind, eventTimeUs: us }) =>
    us !== null && (kind === "fill" || kind === "denial" || kind === "control") ? [{ us, kind }] : [],
  );
}
