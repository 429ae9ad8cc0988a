import type { Agent } from "../api/types";
import { measured } from "../format/num";
import { duration } from "../format/time";
import { useOverview } from "../live/reads";
import { Opened } from "../panels/agents/AgentRow";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { Ask } from "./Ask";
import { FigureTable } from "./FigureTable";
import { Mute } from "./Mute";
import { Remove } from "./Remove";
import { Skill } from "./Skill";

/** One agent: can I trust it, what did it see, and how do I quiet it? */
export function AgentPanel({ agent }: { readonly agent: Agent | undefined }) {
  const overview = useOverview();
  return (
    <Panel
      name="agent"
      title={agent === undefined ? "Agent" : agent.id}
      state={panelState(overview, agent !== undefined, "No agent has joined.")}
      aside={agent === undefined ? null : <Chip tone={agent.state === "LIVE" ? "ok" : "warn"}>{agent.state.toLowerCase()}</Chip>}
    >
      {agent === undefined ? null : <Card agent={agent} />}
    </Panel>
  );
}

function Card({ agent }: { readonly agent: Agent }) {
  const [symbol] = useParameter("symbol");
  return (
    <div className="agent-card">
      <section aria-label="What it saw last">
        <h3>What it saw last</h3>
        <Opened agent={agent} symbol={symbol ?? agent.lastSignal?.symbol} />
      </section>
      <section aria-label="Skill">
        <Skill agent={agent} />
        <h3>Method</h3>
        <dl className="facts-list">
          <div>
            <dt>looks ahead</dt>
            <dd>{duration(agent.horizonMs)}</dd>
          </div>
          <div>
            <dt>needs a past of</dt>
            <dd>{duration(agent.historyMs)}</dd>
          </div>
          <div>
            <dt>reads</dt>
            <dd>{agent.inputs.join(", ").toLowerCase()}</dd>
          </div>
        </dl>
        <Parameters agent={agent} />
      </section>
      <section aria-label="Operator's hand">
        <Ask agent={agent} />
        {agent.state === "REMOVED" ? null : <Mute agent={agent} />}
        <Remove agent={agent} />
      </section>
    </div>
  );
}

function Parameters({ agent }: { readonly agent: Agent }) {
  if (agent.params.length === 0) {
    return null;
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <div className="scroll" tabIndex={0} role="region" aria-label="Parameters">
      <FigureTable
        caption="Parameters and their bounds"
        heading="parameter"
        headings={["value", "from", "to"]}
        rows={agent.params.map((one) => ({
          id: one.name,
          name: one.name,
          figures: [one.value, one.min, one.max].map((value) => measured(value, one.unit)),
        }))}
        source={`manifest of ${agent.id}`}
      />
    </div>
  );
}
