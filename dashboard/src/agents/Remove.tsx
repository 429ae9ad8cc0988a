import { type FormEvent, useId, useState } from "react";
import type { Agent, ControlAnswer } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { useCommand } from "../live/useCommand";
import { ActsOnNow } from "../ui/ActsOnNow";
import { Hands } from "../ui/Hands";
import { reasonFault } from "../ui/reason";

/** Its seat goes, and what it said last does not count; it comes back only when it is added again. */
export function Remove({ agent }: { readonly agent: Agent }) {
  const [reason, setReason] = useState("");
  const [complaint, setComplaint] = useState<string | null>(null);
  const command = useCommand<{ readonly reason: string }, ControlAnswer>(`/agents/${encodeURIComponent(agent.id)}/remove`);
  const fault = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = reasonFault(reason);
    setComplaint(wrong);
    if (wrong === null && !command.isPending) {
      command.mutate({ reason: reason.trim() });
    }
  };
  return agent.state === "REMOVED" ? (
    <p className="muted">Removed {agent.stateReason ?? ""}</p>
  ) : (
    <form className="agent-form" onSubmit={submit}>
      <Hands needs="admin">
        <ActsOnNow />
        <h3>Remove</h3>
        <label className="field">
          Why it goes
          <input
            value={reason}
            maxLength={200}
            autoComplete="off"
            aria-describedby={fault}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <button type="submit" className="button button-small" aria-disabled={command.isPending}>
          Remove {agent.id}
        </button>
        <p id={fault} className="field-fault" role="alert">
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
