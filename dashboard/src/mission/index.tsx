import { AgentsPanel } from "../panels/agents/AgentsPanel";
import { DecisionsPanel } from "../panels/decisions/DecisionsPanel";
import { EquityPanel } from "../panels/equity/EquityPanel";
import { FactsPanel } from "../panels/facts/FactsPanel";
import { MarketPanel } from "../panels/market/MarketPanel";
import { PositionsPanel } from "../panels/positions/PositionsPanel";
import { HealthPanel } from "./HealthPanel";
import { RiskPanel } from "./RiskPanel";
import { TopologyPanel } from "./TopologyPanel";
import "./mission.css";

/** Is it healthy, what does it do, why, and what did it earn? */
export default function Mission() {
  return (
    <div className="mission">
      <div className="mission-wide">
        <MarketPanel />
        <TopologyPanel />
        <DecisionsPanel />
        <FactsPanel />
      </div>
      <div className="mission-narrow">
        <HealthPanel />
        <EquityPanel />
        <PositionsPanel />
        <AgentsPanel />
        <RiskPanel />
      </div>
    </div>
  );
}
