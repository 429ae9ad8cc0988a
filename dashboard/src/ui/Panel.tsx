import { type ReactNode, useEffect, useId, useState } from "react";
import type { Refused } from "../api/problem";
import { StaleMark } from "./StaleMark";

/** What a panel has to show instead of its content, if anything. */
export type PanelState =
  | { readonly kind: "ready" }
  | { readonly kind: "loading" }
  /** Nothing is there, or nothing yet; why. */
  | { readonly kind: "empty"; readonly text: string }
  | { readonly kind: "error"; readonly refusal: Refused; readonly retry: () => void };

export const READY: PanelState = { kind: "ready" };

interface PanelProps {
  readonly title: string;
  /** A class of its own, for its place in the grid. */
  readonly name: string;
  readonly state?: PanelState;
  /** Right of the title: filters, labels, a headline number. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One question, one panel. Its values stay when the stream falls silent, marked as what they are. */
export function Panel({ title, name, state = READY, aside, children }: PanelProps) {
  const heading = useId();
  return (
    <section className={`panel panel-${name}`} aria-labelledby={heading}>
      <header className="panel-header">
        <h2 id={heading}>{title}</h2>
        <StaleMark />
        {aside === undefined ? null : <div className="panel-aside">{aside}</div>}
      </header>
      <div className="panel-body">
        <Body state={state}>{children}</Body>
      </div>
    </section>
  );
}

function Body({ state, children }: { readonly state: PanelState; readonly children: ReactNode }) {
  switch (state.kind) {
    case "ready":
      return children;
    case "loading":
      return <Skeleton />;
    case "empty":
      return <p className="panel-empty">{state.text}</p>;
    case "error":
      return <Failure refusal={state.refusal} retry={state.retry} />;
  }
}

/** An answer that is there within 150 ms must not flash a skeleton. */
const PATIENCE_MS = 150;

function Skeleton() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? (
    <div className="skeleton" role="status">
      <span className="visually-hidden">Loading</span>
      <div />
      <div />
      <div />
    </div>
  ) : null;
}

function Failure({ refusal, retry }: { readonly refusal: Refused; readonly retry: () => void }) {
  return (
    <div className="panel-error" role="alert">
      <p>
        <span aria-hidden="true">{"\u2715"}</span> {refusal.message} <code>{refusal.code}</code>
      </p>
      <button type="button" className="button" onClick={retry}>
        Retry
      </button>
    </div>
  );
}
