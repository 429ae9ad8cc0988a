import { useMemo } from "react";
import { clockMs } from "../format/time";
import type { FactItem, MarketInfo } from "../api/types";
import { factKey } from "../live/facts";
import { useMarkets, useSystem } from "../live/reads";
import { FactText } from "../panels/facts/FactText";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";

/** What changed: the run, its agents, the risk state, the operator's hand. */
export function ChangesPanel() {
  const query = useSystem();
  const changes = query.data?.changes ?? [];
  const markets = useMarkets();
  const columns = useMemo(() => columnsOf(markets), [markets]);
  return (
    <Panel name="changes" title="What changed" state={panelState(query, changes.length > 0, "Nothing has changed in this run.")}>
      <div className="scroll">
        <Rows name="facts" caption="Changes, newest first" columns={columns} rows={changes} id={factKey} />
      </div>
    </Panel>
  );
}

function columnsOf(markets: readonly MarketInfo[]): readonly Column<FactItem>[] {
  return [
    { id: "time", title: "time UTC", cell: (fact) => (fact.eventTimeUs === null ? "" : clockMs(fact.eventTimeUs)) },
    { id: "kind", title: "what", cell: (fact) => <Chip>{fact.kind}</Chip> },
    { id: "text", title: "change", cell: (fact) => <FactText fact={fact} markets={markets} /> },
    { id: "id", title: "sequence", cell: (fact) => <span className="id">{fact.seq}</span> },
  ];
}
