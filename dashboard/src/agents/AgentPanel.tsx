import type { Agent } from "../api/types";
import { Num } from "../format/Num";
import { measured, probability, ratio } from "../format/num";
import { duration } from "../format/time";
import { useOverview, useScorecards } from "../live/reads";
import { Opened } from "../panels/agents/AgentRow";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { Ask } from "./Ask";
import { Mute } from "./Mute";

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
      <section aria-label="Skill by regime">
        <h3>Skill by regime</h3>
        <Regimes agent={agent} />
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
        <Mute agent={agent} />
      </section>
    </div>
  );
}

function Regimes({ agent }: { readonly agent: Agent }) {
  const [card] = useScorecards([agent.id]).values();
  const about = { source: `scorecard of ${agent.id}`, missing: "no outcome yet" };
  return (
    <dl className="facts-list">
      {(card?.markets ?? []).map((score) => (
        <div key={score.symbol}>
          <dt>{score.symbol}: right while calm, while wild</dt>
          <dd>
            <Num of={ratio(score.hitRateCalm)} {...about} />, <Num of={ratio(score.hitRateWild)} {...about} />; turnover{" "}
            <Num of={measured(score.turnover, "units")} {...about} />, weight{" "}
            <Num of={probability(agent.weight)} source="last decision" missing="no decision yet" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Parameters({ agent }: { readonly agent: Agent }) {
  if (agent.params.length === 0) {
    return null;
  }
  const about = { source: `manifest of ${agent.id}` };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <div className="scroll" tabIndex={0} role="region" aria-label="Parameters">
      <table className="plain-table">
        <caption className="visually-hidden">Parameters and their bounds</caption>
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col" className="cell-right">
              value
            </th>
            <th scope="col" className="cell-right">
              from
            </th>
            <th scope="col" className="cell-right">
              to
            </th>
          </tr>
        </thead>
        <tbody>
          {agent.params.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.name}</th>
              <td className="cell-right">
                <Num of={measured(one.value, one.unit)} {...about} />
              </td>
              <td className="cell-right">
                <Num of={measured(one.min, one.unit)} {...about} />
              </td>
              <td className="cell-right">
                <Num of={measured(one.max, one.unit)} {...about} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
