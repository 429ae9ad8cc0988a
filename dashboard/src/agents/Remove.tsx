import type { Agent } from "../api/types";
import { ReasonForm } from "../ui/ReasonForm";

/** Its seat goes, and what it said last does not count; it comes back only when it is added again. */
export function Remove({ agent }: { readonly agent: Agent }) {
  return agent.state === "REMOVED" ? (
    <p className="muted">Removed {agent.stateReason ?? ""}</p>
  ) : (
    <ReasonForm
      path={`/agents/${encodeURIComponent(agent.id)}/remove`}
      needs="admin"
      title="Remove"
      label="Why it goes"
      button={`Remove ${agent.id}`}
      wish={(reason) => ({ reason })}
    />
  );
}
