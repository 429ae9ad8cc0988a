import { useRows } from "../live/useLive";
import { AgentsPanel } from "../panels/agents/AgentsPanel";
import { useParameter } from "../ui/address";
import { AddPanel } from "./AddPanel";
import { AgentPanel } from "./AgentPanel";
import { CalibrationPanel } from "./CalibrationPanel";
import { LeaderboardPanel } from "./LeaderboardPanel";
import "./agents.css";

/** What does each think, does it count, and who earns? */
export default function AgentsPage() {
  const agents = useRows("agent");
  const [chosen] = useParameter("agent");
  const agent = agents.find(({ id }) => id === chosen) ?? agents[0];
  return (
    <div className="columns agents-page">
      <div className="columns-all">
        <LeaderboardPanel />
      </div>
      <AgentsPanel />
      <CalibrationPanel agent={agent} />
      <div className="columns-all">
        <AgentPanel key={agent?.id} agent={agent} />
      </div>
      <AddPanel />
    </div>
  );
}
