import { AgentsPanel } from "./AgentsPanel";
import { DecisionsPanel } from "./DecisionsPanel";
import { EquityPanel } from "./EquityPanel";
import { FactsPanel } from "./facts/FactsPanel";
import { MarketPanel } from "./market/MarketPanel";
import { PositionsPanel } from "./PositionsPanel";
import { RiskPanel } from "./RiskPanel";
import "./lists.css";
import "./market/market.css";
import "./mission.css";

/** Is it healthy, what does it do, why, and what did it earn? */
export default function Mission() {
  return (
    <div className="mission">
      <div className="mission-wide">
        <MarketPanel />
        <DecisionsPanel />
      </div>
      <div className="mission-narrow">
        <EquityPanel />
        <PositionsPanel />
        <AgentsPanel />
        <RiskPanel />
      </div>
      <div className="mission-all">
        <FactsPanel />
      </div>
    </div>
  );
}
