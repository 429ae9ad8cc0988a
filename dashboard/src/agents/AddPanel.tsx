import { type FormEvent, useId, useState } from "react";
import type { ControlAnswer } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { useCommand } from "../live/useCommand";
import { ActsOnNow } from "../ui/ActsOnNow";
import { Hands } from "../ui/Hands";
import { Panel } from "../ui/Panel";
import { reasonFault } from "../ui/reason";

interface Wish {
  readonly agentId: string;
  readonly target: string;
  readonly reason: string;
}

const NOTHING: Wish = { agentId: "", target: "", reason: "" };

/** Gives an agent a seat while the run goes on: it has to answer first, and votes with the weight of one on probation. */
export function AddPanel() {
  const [wish, setWish] = useState(NOTHING);
  const [complaint, setComplaint] = useState<string | null>(null);
  const command = useCommand<Wish, ControlAnswer>("/agents", () => setWish(NOTHING));
  const fault = useId();
  const set = (change: Partial<Wish>) => setWish({ ...wish, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = addFault(wish);
    setComplaint(wrong);
    if (wrong === null && !command.isPending) {
      command.mutate({ agentId: wish.agentId.trim(), target: wish.target.trim(), reason: wish.reason.trim() });
    }
  };
  return (
    <Panel name="add-agent" title="Add an agent">
      <form className="agent-form" onSubmit={submit}>
        <Hands needs="admin">
          <ActsOnNow />
          <label className="field">
            Its name, as it calls itself
            <input value={wish.agentId} autoComplete="off" onChange={(event) => set({ agentId: event.target.value })} />
          </label>
          <label className="field">
            Where it serves gRPC, HOST:PORT as the coordinator sees it
            <input value={wish.target} autoComplete="off" onChange={(event) => set({ target: event.target.value })} />
          </label>
          <label className="field">
            Reason
            <input
              value={wish.reason}
              maxLength={200}
              autoComplete="off"
              aria-describedby={fault}
              onChange={(event) => set({ reason: event.target.value })}
            />
          </label>
          <button type="submit" className="button button-small" aria-disabled={command.isPending}>
            {command.isPending ? "Dialling" : "Add on probation"}
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
    </Panel>
  );
}

/** Why it will not do; null if it may. Whether anybody answers there is the coordinator's to find out. */
export function addFault({ agentId, target, reason }: Wish): string | null {
  if (agentId.trim() === "") {
    return "A name is needed: the one the agent calls itself.";
  }
  if (!/^\S+:\S+$/.test(target.trim())) {
    return "A target is HOST:PORT.";
  }
  return reasonFault(reason);
}
