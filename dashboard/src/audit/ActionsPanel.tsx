import { useMemo } from "react";
import type { ControlRow, FactKind } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { clockMs, day } from "../format/time";
import { useOlderFacts } from "../live/reads";
import { useFacts } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";

const KINDS: readonly FactKind[] = ["control"];

const idOf = (row: ControlRow): string => `${row.id}:${row.seq}`;

/** Who acted on this run, when and why? */
export function ActionsPanel() {
  const query = useOlderFacts(KINDS);
  const facts = useFacts();
  const actions = useMemo(() => facts.flatMap((fact) => (fact.kind === "control" ? [fact.row] : [])), [facts]);
  return (
    <Panel
      name="actions"
      title="Operators' actions"
      state={panelState(query, actions.length > 0, "No operator has acted in this run.")}
    >
      <div className="scroll">
        <Rows name="actions" caption="Actions, newest first" columns={COLUMNS} rows={actions} id={idOf} />
      </div>
    </Panel>
  );
}

const COLUMNS: readonly Column<ControlRow>[] = [
  { id: "recorded", title: "recorded UTC, wall clock", cell: (row) => `${day(row.recordedUs)} ${clockMs(row.recordedUs)}` },
  { id: "venue", title: "venue time", cell: (row) => (row.eventTimeUs === null ? "" : `${day(row.eventTimeUs)} ${clockMs(row.eventTimeUs)}`) },
  { id: "actor", title: "who", cell: (row) => row.actor },
  { id: "action", title: "did", cell: (row) => <Chip>{row.action}</Chip> },
  { id: "detail", title: "to what", cell: (row) => row.detail ?? "" },
  { id: "reason", title: "why", cell: (row) => row.reason },
  {
    id: "seq",
    title: "sequence",
    align: "right",
    cell: (row) => <Num of={count(row.seq)} source="event log" at={row.eventTimeUs} />,
  },
];
