import type { Agent } from "../api/types";
import { useOverview, useScorecards } from "../live/reads";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Panel } from "../ui/Panel";
import { CalibrationPlot } from "./CalibrationPlot";
import { plottable } from "./calibration";

/** When it says 60 of 100, is it 60? */
export function CalibrationPanel({ agent }: { readonly agent: Agent | undefined }) {
  const overview = useOverview();
  const [symbol] = useParameter("symbol");
  const [card] = useScorecards(agent === undefined ? [] : [agent.id]).values();
  const score = card?.markets.find((market) => market.symbol === symbol) ?? card?.markets[0];
  const dots = plottable(score);
  return (
    <Panel
      name="calibration"
      title={agent === undefined ? "Calibration" : `Calibration of ${agent.id}`}
      state={panelState(
        overview,
        dots.length > 0,
        "No outcome yet: one is known when a signal's horizon is over, and the first signals come with the first frames.",
      )}
      aside={<span className="muted">probabilities of a rise against how often it came; flatter than the line is too sure</span>}
    >
      <CalibrationPlot agent={agent?.id ?? ""} dots={dots} />
    </Panel>
  );
}
