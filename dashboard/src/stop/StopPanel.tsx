import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Action } from "./control";
import { choices, confirmLabel, PREFILLED, reasonFault, REVERSIBLE } from "./choices";
import { Effect } from "./Effect";
import type { Condition, Exposure } from "./exposure";
import { Result } from "./Result";
import { useControl } from "./useControl";

interface StopPanelProps {
  readonly exposure: Exposure | null;
  /** What has to be true before trading may go on. */
  readonly conditions: readonly Condition[];
  /** Why the one who looks may not send anything; null if it may, or nobody knows. */
  readonly refusal: string | null;
  /** For example "PAPER run 7c1f". */
  readonly actsOn: string;
  readonly onRecorded: (sequence: number) => void;
  readonly onClose: () => void;
}

/** A double click on STOP must not reach the button that sends. */
const ARMS_AFTER_MS = 400;

/**
 * The second of two inputs: says what will happen, takes a reason, sends. A native dialog, so that it lies above
 * everything, keeps the focus and closes on Escape even if the rest of the page has crashed.
 */
export function StopPanel({ exposure, conditions, refusal, actsOn, onRecorded, onClose }: StopPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { sent, press } = useControl(onRecorded);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="stop-panel" aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>
        Stop panel <small>acts on {actsOn}</small>
      </h2>
      {sent.kind === "nothing" ? (
        <Order
          exposure={exposure}
          conditions={conditions}
          refusal={refusal}
          onPress={press}
          onClose={() => dialog.current?.close()}
        />
      ) : (
        <Result sent={sent} exposure={exposure} onClose={() => dialog.current?.close()} />
      )}
    </dialog>
  );
}

interface OrderProps {
  readonly exposure: Exposure | null;
  readonly conditions: readonly Condition[];
  readonly refusal: string | null;
  readonly onPress: (action: Action, reason: string) => void;
  readonly onClose: () => void;
}

function Order({ exposure, conditions, refusal, onPress, onClose }: OrderProps) {
  // As it was when the panel opened: choices must not move under a finger.
  const [offered] = useState(() => choices(exposure?.state));
  const [action, setAction] = useState<Action>(offered[0] ?? "HALT");
  const [reason, setReason] = useState(PREFILLED[action]);
  const [complaint, setComplaint] = useState<string | null>(null);
  const armed = useArmed();
  const fault = useId();

  const choose = (chosen: Action) => {
    // What somebody typed stays; what we typed follows the choice.
    setReason((typed) => (typed === PREFILLED[action] ? PREFILLED[chosen] : typed));
    setAction(chosen);
    setComplaint(null);
  };
  const unmet = action === "RESUME" ? conditions.filter((condition) => !condition.met) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = reasonFault(action, reason);
    setComplaint(wrong);
    if (armed && refusal === null && wrong === null && unmet.length === 0) {
      onPress(action, reason.trim());
    }
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- digits choose, as the labels say
    <form onSubmit={submit} onKeyDown={(event) => byNumber(event, offered, choose)}>
      <fieldset className="stop-choices">
        <legend className="visually-hidden">What to do</legend>
        {offered.map((choice, index) => (
          <Choice
            key={choice}
            choice={choice}
            index={index}
            chosen={choice === action}
            exposure={exposure}
            onChoose={() => choose(choice)}
          />
        ))}
      </fieldset>
      {action === "RESUME" ? <Conditions conditions={conditions} /> : null}
      <label className="stop-reason">
        Reason (required)
        <input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-invalid={complaint !== null}
          aria-describedby={fault}
          maxLength={200}
          autoComplete="off"
        />
      </label>
      <p id={fault} className="stop-complaint" role="alert">
        {refusal ?? complaint}
      </p>
      <div className="stop-buttons">
        <button type="button" className="button" onClick={onClose}>
          Esc: nothing
        </button>
        <button
          type="submit"
          className={action === "RESUME" ? "button button-primary" : "button button-stop"}
          disabled={refusal !== null}
          aria-disabled={!armed || unmet.length > 0}
        >
          {confirmLabel(action, exposure?.positions.length)} <span aria-hidden="true">{"\u23ce"}</span>
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly choice: Action;
  readonly index: number;
  readonly chosen: boolean;
  readonly exposure: Exposure | null;
  readonly onChoose: () => void;
}

function Choice({ choice, index, chosen, exposure, onChoose }: ChoiceProps) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (chosen) {
      first.current?.focus();
    }
  }, [chosen]);
  return (
    <label className={chosen ? "stop-choice stop-choice-chosen" : "stop-choice"}>
      <input ref={first} type="radio" name="action" checked={chosen} onChange={onChoose} />
      <span className="stop-choice-name">
        <kbd aria-hidden="true">{index + 1}</kbd> {choice}
      </span>
      <span className="stop-choice-effect">
        <Effect action={choice} exposure={exposure} />
      </span>
      <span className={choice === "FLATTEN" ? "stop-choice-note crit" : "stop-choice-note"}>{REVERSIBLE[choice]}</span>
    </label>
  );
}

function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  return (
    <ul className="stop-conditions">
      {conditions.map((condition) => (
        <li key={condition.text} className={condition.met ? "ok" : "crit"}>
          <span aria-hidden="true">{condition.met ? "\u2713" : "\u2715"}</span> {condition.text}
          {condition.met ? "" : " (not met)"}
        </li>
      ))}
    </ul>
  );
}

function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARMS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return armed;
}

/** 1, 2 and 3 choose, but not while somebody writes a reason. */
function byNumber(event: KeyboardEvent, offered: readonly Action[], choose: (action: Action) => void): void {
  const writing = event.target instanceof HTMLInputElement && event.target.type !== "radio";
  const chosen = offered[Number(event.key) - 1];
  if (!writing && chosen !== undefined) {
    choose(chosen);
  }
}
