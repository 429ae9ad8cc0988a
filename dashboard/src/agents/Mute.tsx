import type { Agent } from "../api/types";
import { ReasonForm } from "../ui/ReasonForm";

/** A muted agent goes on speaking, but its voice does not count until it is heard again. */
export function Mute({ agent }: { readonly agent: Agent }) {
  const muted = agent.state === "MUTED";
  return (
    <ReasonForm
      path={muted ? "/control/resume" : "/control/halt"}
      title={muted ? "Hear again" : "Mute"}
      button={muted ? `Let ${agent.id} count again` : `Mute ${agent.id}`}
      wish={(reason) => ({ reason, agentId: agent.id })}
    />
  );
}
