import { type FormEvent, useId, useState } from "react";
import type { Agent, ControlAnswer } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { useCommand } from "../live/useCommand";
import { ActsOnNow } from "../ui/ActsOnNow";
import { Hands } from "../ui/Hands";
import { reasonFault } from "../ui/reason";

interface Wish {
  readonly reason: string;
  readonly agentId: string;
}

/** A muted agent goes on speaking, but its voice does not count until it is heard again. */
export function Mute({ agent }: { readonly agent: Agent }) {
  const muted = agent.state === "MUTED";
  const [reason, setReason] = useState("");
  const [complaint, setComplaint] = useState<string | null>(null);
  const command = useCommand<Wish, ControlAnswer>(muted ? "/control/resume" : "/control/halt");
  const fault = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = reasonFault(reason);
    setComplaint(wrong);
    if (wrong === null && !command.isPending) {
      command.mutate({ reason: reason.trim(), agentId: agent.id });
    }
  };
  return (
    <form className="agent-form" onSubmit={submit}>
      <Hands>
        <ActsOnNow />
        <h3>{muted ? "Hear again" : "Mute"}</h3>
        <label className="field">
          Reason
          <input
            value={reason}
            maxLength={200}
            autoComplete="off"
            aria-describedby={fault}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <button type="submit" className="button button-small" aria-disabled={command.isPending}>
          {muted ? `Let ${agent.id} count again` : `Mute ${agent.id}`}
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
