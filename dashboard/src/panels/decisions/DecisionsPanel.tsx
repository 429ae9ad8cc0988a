import { useCallback, useMemo } from "react";
import type { DecisionRow } from "../../api/types";
import { useDecisions, useMarkets } from "../../live/reads";
import { useRows } from "../../live/useLive";
import { useParameter } from "../../ui/address";
import { PageLink } from "../../ui/PageLink";
import { Panel } from "../../ui/Panel";
import { Rows } from "../../ui/Rows";
import { useHeld } from "../../ui/useHeld";
import { panelState } from "../state";
import { Waiting } from "../Waiting";
import { decisionColumns, idOf } from "./columns";

const SHOWN = 60;

interface DecisionsPanelProps {
  readonly title?: string;
  /** Of one market only. */
  readonly symbol?: string | undefined;
}

/** What was decided, by whose votes, and what became of it? */
export function DecisionsPanel({ title = "Decisions", symbol }: DecisionsPanelProps) {
  const query = useDecisions();
  const all = useRows("decision");
  const decisions = useMemo(
    () => (symbol === undefined ? all : all.filter((row) => row.symbol === symbol)).slice(0, 2 * SHOWN),
    [all, symbol],
  );
  const markets = useMarkets();
  const columns = useMemo(() => decisionColumns(markets), [markets]);
  const [opened, open] = useParameter("decision");
  const onOpen = useCallback((decision: DecisionRow) => open(decision.id), [open]);
  const { shown, waiting, release, hold } = useHeld(decisions, idOf);
  return (
    <Panel
      name="decisions"
      title={title}
      state={panelState(query, decisions.length > 0, "No decision yet. The first comes after the warm-up.")}
      aside={
        <>
          <Waiting waiting={waiting} what="decisions" onRelease={release} />
          <PageLink to="/decisions">all</PageLink>
        </>
      }
    >
      <div className="scroll" {...hold}>
        <Rows
          name="decisions"
          caption="Decisions, newest first. Enter opens one."
          columns={columns}
          rows={shown.slice(0, SHOWN)}
          id={idOf}
          opened={opened}
          onOpen={onOpen}
        />
      </div>
    </Panel>
  );
}
