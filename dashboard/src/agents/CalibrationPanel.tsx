import { useOverview } from "../live/reads";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";
import { CalibrationPlot } from "./CalibrationPlot";
import { plottable } from "./calibration";
import { useScoreRows } from "./useScoreRows";

/** When it says 60 of 100, is it 60? */
export function CalibrationPanel() {
  const overview = useOverview();
  const dots = plottable(useScoreRows());
  return (
    <Panel
      name="calibration"
      title="Calibration"
      state={panelState(
        overview,
        dots.length > 0,
        "No outcome yet: one is known when a signal's horizon is over, and the first signals come with the first frames.",
      )}
      aside={<span className="muted">mean confidence against how often it was right; below the line is too sure</span>}
    >
      <CalibrationPlot dots={dots} />
    </Panel>
  );
}
