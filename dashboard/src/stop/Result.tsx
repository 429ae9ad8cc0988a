import { type ReactNode, useEffect, useState } from "react";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { span, took } from "../format/time";
import { type Action, repeatable } from "./control";
import type { Exposure } from "./exposure";
import type { Sent } from "./useControl";

interface ResultProps {
  readonly sent: Exclude<Sent, { kind: "nothing" }>;
  readonly exposure: Exposure | null;
  readonly onClose: () => void;
}

/** Proven by recorded facts, not by an answer: it stays until somebody dismisses it. */
export function Result({ sent, exposure, onClose }: ResultProps) {
  return (
    <div className="stop-result">
      <ol role="status" aria-live="assertive">
        {sent.kind === "sending" ? <Sending action={sent.action} pressed={sent.pressed} /> : null}
        {sent.kind === "refused" ? <NotDone sent={sent} /> : null}
        {sent.kind === "recorded" ? <Recorded sent={sent} exposure={exposure} /> : null}
      </ol>
      <div className="stop-buttons">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that had the focus is gone */}
        <button type="button" className="button" onClick={onClose} autoFocus>
          Close
        </button>
      </div>
    </div>
  );
}

const SLOW_MS = 2000;
const LOST_MS = 5000;

function Sending({ action, pressed }: { readonly action: Action; readonly pressed: number }) {
  const waited = useElapsed(pressed);
  const tone = waited > LOST_MS ? "crit" : waited > SLOW_MS ? "warn" : "";
  return (
    <li className={tone}>
      {action} sent, no answer yet, for <Num of={span(waited)} source="this page" />.{" "}
      {repeatable(action) ? "It is sent again until somebody answers or this panel is closed." : "It is sent only once."}
      {waited > LOST_MS ? <WayAround /> : null}
    </li>
  );
}

function NotDone({ sent }: { readonly sent: Extract<Sent, { kind: "refused" }> }) {
  return (
    <li className="crit">
      <strong>{sent.action} was not confirmed:</strong> {sent.refusal.message} ({sent.refusal.code}). Look at the risk
      state above before you try again.
      {sent.refusal.status === 0 ? <WayAround /> : null}
    </li>
  );
}

function WayAround() {
  return (
    <p>
      The way around this page: press Ctrl+C where <code>./sapphire up</code> runs. Nothing new leaves then; stops stay
      at the venue, and so do orders that rest there.
    </p>
  );
}

interface RecordedProps {
  readonly sent: Extract<Sent, { kind: "recorded" }>;
  readonly exposure: Exposure | null;
}

function Recorded({ sent, exposure }: RecordedProps) {
  const folded = exposure !== null && exposure.seq >= sent.sequence;
  return (
    <>
      <Step done at={sent.answered - sent.pressed}>
        {sent.action} recorded as sequence <Num of={count(sent.sequence)} source="answer of the gateway" />
      </Step>
      <Stage done={folded && reached(sent.action, exposure.state)} pressed={sent.pressed}>
        risk state {folded ? exposure.state : "not seen yet"}
      </Stage>
      {sent.action === "RESUME" || !folded ? null : <Leftovers sent={sent} exposure={exposure} />}
    </>
  );
}

function Leftovers({ sent, exposure }: { readonly sent: RecordedProps["sent"]; readonly exposure: Exposure }) {
  return (
    <>
      <Stage done={exposure.openEntryOrders === 0} pressed={sent.pressed}>
        <Num of={count(exposure.openEntryOrders)} source="risk state" /> entry orders still open
      </Stage>
      {sent.action === "FLATTEN" ? (
        <Stage done={exposure.positions.length === 0} pressed={sent.pressed}>
          <Num of={count(exposure.positions.length)} source="portfolio" /> positions still open
        </Stage>
      ) : null}
    </>
  );
}

function reached(action: Action, state: Exposure["state"]): boolean {
  switch (action) {
    case "HALT":
    case "FLATTEN":
      return state === "HALTED";
    case "REDUCE":
      return state === "REDUCING";
    case "RESUME":
      return state === "ACTIVE";
  }
}

interface StageProps {
  readonly done: boolean;
  readonly pressed: number;
  readonly children: ReactNode;
}

function Stage({ done, pressed, children }: StageProps) {
  return done ? (
    <Reached pressed={pressed}>{children}</Reached>
  ) : (
    <Step done={false} at={null}>
      {children}
    </Step>
  );
}

/** Remembers when it was first seen. */
function Reached({ pressed, children }: Omit<StageProps, "done">) {
  const [at] = useState(() => performance.now() - pressed);
  return (
    <Step done at={at}>
      {children}
    </Step>
  );
}

interface StepProps {
  readonly done: boolean;
  readonly at: number | null;
  readonly children: ReactNode;
}

function Step({ done, at, children }: StepProps) {
  return (
    <li className={done ? "ok" : "waiting"}>
      <span aria-hidden="true">{done ? "\u2713" : "\u2026"}</span>{" "}
      {done && at !== null ? (
        <>
          <Num of={took(at)} source="this page, from the key press" />{" "}
        </>
      ) : null}
      {children}
    </li>
  );
}

function useElapsed(since: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 200);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - since);
}
