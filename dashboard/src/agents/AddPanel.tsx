import { useState } from "react";
import { Panel } from "../ui/Panel";
import { ReasonForm } from "../ui/ReasonForm";

interface Newcomer {
  readonly agentId: string;
  readonly target: string;
}

const NOBODY: Newcomer = { agentId: "", target: "" };

/** Gives an agent a seat while the run goes on: it has to answer first, and votes with the weight of one on probation. */
export function AddPanel() {
  const [newcomer, setNewcomer] = useState(NOBODY);
  const { agentId, target } = newcomer;
  return (
    <Panel name="add-agent" title="Add an agent">
      <ReasonForm
        path="/agents"
        needs="admin"
        button="Add on probation"
        pending="Dialling"
        fault={() => addFault(newcomer)}
        wish={(reason) => ({ agentId: agentId.trim(), target: target.trim(), reason })}
        onDone={() => setNewcomer(NOBODY)}
      >
        <label className="field">
          Its name, as it calls itself
          <input
            value={agentId}
            autoComplete="off"
            onChange={(event) => setNewcomer({ ...newcomer, agentId: event.target.value })}
          />
        </label>
        <label className="field">
          Where it serves gRPC, HOST:PORT as the coordinator sees it
          <input
            value={target}
            autoComplete="off"
            onChange={(event) => setNewcomer({ ...newcomer, target: event.target.value })}
          />
        </label>
      </ReasonForm>
    </Panel>
  );
}

/** Why it will not do; null if it may. Whether anybody answers there is the coordinator's to find out. */
export function addFault({ agentId, target }: Newcomer): string | null {
  if (agentId.trim() === "") {
    return "A name is needed: the one the agent calls itself.";
  }
  return /^\S+:\S+$/.test(target.trim()) ? null : "A target is HOST:PORT.";
}
