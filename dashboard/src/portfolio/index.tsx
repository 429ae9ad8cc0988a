import { EquityPanel } from "../panels/equity/EquityPanel";
import { useFills } from "../live/reads";
import { useRows } from "../live/useLive";
import { FillsTable } from "../panels/fills/FillsTable";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";
import { AttributionPanel } from "./AttributionPanel";
import { BridgePanel } from "./BridgePanel";
import { GapPanel } from "./GapPanel";
import { OrdersPanel } from "./OrdersPanel";
import { PositionTable } from "./PositionTable";
import { SpendPanel } from "./SpendPanel";
import "./portfolio.css";

/** What do I hold, what protects it, and where did the money go? */
export default function PortfolioPage() {
  return (
    <div className="columns portfolio-page">
      <EquityPanel drawdown />
      <BridgePanel />
      <div className="columns-all">
        <PositionTable />
      </div>
      <AttributionPanel />
      <div className="portfolio-stack">
        <GapPanel />
        <SpendPanel />
      </div>
      <div className="columns-all">
        <OrdersPanel />
      </div>
      <div className="columns-all">
        <FillsPanel />
      </div>
    </div>
  );
}

function FillsPanel() {
  const query = useFills();
  const fills = useRows("fill");
  return (
    <Panel
      name="fills"
      title="Fills"
      state={panelState(query, fills.length > 0, "No fill yet. One appears here when an order trades.")}
    >
      <FillsTable />
    </Panel>
  );
}
