import { useState } from "react";
import type { TopologyNow } from "../api/types";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";
import { TopologyDrawing } from "./TopologyDrawing";
import { TopologyTable } from "./TopologyTable";

/** Where does it flow, where does it stop? The drawing and the table say the same. */
export function TopologyPanel() {
  const overview = useOverview();
  const topology = useValue("topology");
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      name="topology"
      title="Topology"
      state={panelState(overview, topology !== undefined, "Nothing is known of what flows: it is told of now only.")}
      aside={
        <button type="button" className="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          as a table
        </button>
      }
    >
      {topology === undefined ? null : <Shown topology={topology.value} got={topology.got} asTable={asTable} />}
    </Panel>
  );
}

interface ShownProps {
  readonly topology: TopologyNow;
  readonly got: number;
  readonly asTable: boolean;
}

function Shown({ topology, got, asTable }: ShownProps) {
  return asTable ? <TopologyTable topology={topology} got={got} /> : <TopologyDrawing topology={topology} />;
}
