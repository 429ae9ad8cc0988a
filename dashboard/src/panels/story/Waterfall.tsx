import type { Span, Trace } from "../../api/types";
import { Num } from "../../format/Num";
import { took } from "../../format/time";
import { useTrace } from "../../live/reads";

/** What took how long, from the market frame to the last fill, over every service. */
export function Waterfall({ traceId, seq }: { readonly traceId: string; readonly seq: number }) {
  const query = useTrace(traceId, seq);
  return (
    <section aria-label="Trace">
      <h3>Trace</h3>
      {query.data === undefined ? (
        <p className="muted">{query.isError ? query.error.message : "Reading the trace."}</p>
      ) : (
        <Steps trace={query.data} />
      )}
    </section>
  );
}

function Steps({ trace }: { readonly trace: Trace }) {
  const end = Math.max(...trace.spans.map((span) => span.startMs + span.durationMs), Number.MIN_VALUE);
  return (
    <ol className="waterfall" aria-label={`Steps of trace ${trace.traceId}`}>
      {inOrder(trace.spans).map(({ span, depth }) => (
        <Step key={span.spanId} span={span} depth={depth} end={end} at={trace.startUs} />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly span: Span;
  readonly depth: number;
  readonly end: number;
  readonly at: number;
}

function Step({ span, depth, end, at }: StepProps) {
  const notes = span.notes.map(({ key, value }) => `${key} ${value}`).join(", ");
  return (
    <li title={notes}>
      <span className="waterfall-name" style={{ paddingLeft: `${depth * 12}px` }}>
        {span.name} <span className="muted">{span.service.replace("sapphire-", "")}</span>
        {span.error === null ? null : <span className="crit"> {span.error}</span>}
      </span>
      <span className="waterfall-lane" aria-hidden="true">
        <span
          className={span.error === null ? "waterfall-bar" : "waterfall-bar waterfall-failed"}
          style={{ left: `${(100 * span.startMs) / end}%`, width: `${(100 * span.durationMs) / end}%` }}
        />
      </span>
      <Num of={took(span.durationMs)} source={`span ${span.spanId}, wall clock of ${span.service}`} at={at} />
    </li>
  );
}

interface Placed {
  readonly span: Span;
  readonly depth: number;
}

/** Every step after the one that led to it, the first begun first; one whose cause is not kept stands by itself. */
export function inOrder(spans: readonly Span[]): readonly Placed[] {
  const known = new Set(spans.map((span) => span.spanId));
  const cause = ({ parentId }: Span): string => (parentId !== null && known.has(parentId) ? parentId : "");
  const walk = (id: string, depth: number): readonly Placed[] =>
    spans
      .filter((span) => cause(span) === id)
      .toSorted((a, b) => a.startMs - b.startMs)
      .flatMap((span) => [{ span, depth }, ...walk(span.spanId, depth + 1)]);
  return walk("", 0);
}
