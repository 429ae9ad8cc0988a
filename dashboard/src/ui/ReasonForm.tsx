import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { ControlAnswer, Role } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { useCommand } from "../live/useCommand";
import { ActsOnNow } from "./ActsOnNow";
import { Hands } from "./Hands";
import { reasonFault } from "./reason";

interface ReasonFormProps<Wish> {
  /** Where the instruction goes. */
  readonly path: string;
  readonly needs?: Role;
  readonly title?: string;
  readonly label?: string;
  readonly button: string;
  /** What the button says while the answer is awaited; the same if absent. */
  readonly pending?: string;
  /** Looks like the page's main button. */
  readonly primary?: boolean;
  /** What to send, for this reason. */
  readonly wish: (reason: string) => Wish;
  /** Why the other fields will not do; null if they do. */
  readonly fault?: () => string | null;
  /** The mesh has followed. */
  readonly onDone?: () => void;
  /** Fields that come before the reason. */
  readonly children?: ReactNode;
}

/** An instruction that is written into the log with its reason, and the sequence under which it stands there. */
export function ReasonForm<Wish>({ path, needs, title, label = "Reason", button, pending = button, ...rest }: ReasonFormProps<Wish>) {
  const { primary = false, wish, fault = () => null, onDone = () => undefined, children } = rest;
  const [reason, setReason] = useState("");
  const [complaint, setComplaint] = useState<string | null>(null);
  const command = useCommand<Wish, ControlAnswer>(path, () => {
    setReason("");
    onDone();
  });
  const said = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = fault() ?? reasonFault(reason);
    setComplaint(wrong);
    if (wrong === null && !command.isPending) {
      command.mutate(wish(reason.trim()));
    }
  };
  return (
    <form className="reason-form" onSubmit={submit}>
      <Hands {...(needs === undefined ? {} : { needs })}>
        <ActsOnNow />
        {title === undefined ? null : <h3>{title}</h3>}
        {children}
        <label className="field">
          {label}
          <input
            value={reason}
            maxLength={200}
            autoComplete="off"
            aria-describedby={said}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <button
          type="submit"
          className={primary ? "button button-primary" : "button button-small"}
          aria-disabled={command.isPending}
        >
          {command.isPending ? pending : button}
        </button>
        <p id={said} className="field-fault" role="alert">
          {complaint ?? (command.isError ? command.error.message : "")}
        </p>
        {command.data === undefined ? null : (
          <p className="muted" role="status">
            recorded as sequence <Num of={count(command.data.sequence)} source="event log" />
          </p>
        )}
      </Hands>
    </form>
  );
}
