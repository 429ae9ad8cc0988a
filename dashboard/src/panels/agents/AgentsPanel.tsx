import type { Agent, DecisionRow, Vote } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { count, probability } from "../../format/num";
import { clock } from "../../format/time";
import { useMarkets, useOverview } from "../../live/reads";
import { useRows } from "../../live/useLive";
import { useParameter } from "../../ui/address";
import { Panel } from "../../ui/Panel";
import { VoteAxis, voteScale } from "../../ui/VoteRow";
import { AgentRow } from "./AgentRow";
import { panelState } from "../state";

/** What does each of them think, and did it count? */
export function AgentsPanel() {
  const overview = useOverview();
  const agents = useRows("agent");
  const decisions = useRows("decision");
  const markets = useMarkets();
  const [chosen] = useParameter("symbol");
  const symbol = chosen ?? markets[0]?.symbol;
  const last = decisions.find((decision) => decision.symbol === symbol);
  const scale = voteScale(last?.votes ?? []);
  return (
    <Panel
      name="agents"
      title={symbol === undefined ? "Agents" : `Agents, last votes on ${symbol}`}
      state={panelState(overview, agents.length > 0, "No agent has joined. Agents appear here when they take their seat.")}
      aside={<Seats agents={agents} />}
    >
      <VoteAxis />
      <ul className="agents">
        {agents.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            symbol={symbol}
            vote={voteOf(agent, last)}
            decisionUs={last?.eventTimeUs ?? null}
            scale={scale}
          />
        ))}
      </ul>
      {last === undefined ? null : <Pooled decision={last} />}
    </Panel>
  );
}

function Seats({ agents }: { readonly agents: readonly Agent[] }) {
  const live = agents.filter((agent) => agent.state === "LIVE" || agent.state === "PROBATION").length;
  return (
    <span className="muted">
      <Num of={count(live)} source="agents" /> of <Num of={count(agents.length)} source="agents" /> live
    </span>
  );
}

const voteOf = (agent: Agent, decision: DecisionRow | undefined): Vote | undefined =>
  decision?.votes.find((vote) => vote.agentId === agent.id);

/** What the votes came to. */
function Pooled({ decision }: { readonly decision: DecisionRow }) {
  const [, open] = useParameter("decision");
  const about = { source: `decision ${decision.id}`, at: decision.eventTimeUs };
  return (
    <p className="pooled">
      <button type="button" className="link" onClick={() => open(decision.id)}>
        {decision.id}
      </button>{" "}
      at {clock(decision.eventTimeUs)} UTC: pooled p <Num of={probability(decision.pooledP)} {...about} />, a side needs{" "}
      <Num of={probability(decision.threshold)} {...about} />
      {" \u2192 "}
      <Side of={decision.side} />
    </p>
  );
}
