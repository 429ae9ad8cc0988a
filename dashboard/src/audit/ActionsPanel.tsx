import { useMemo } from "react";
import type { AuditRow } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { clockMs, day } from "../format/time";
import { useAudit } from "../live/reads";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";
import { Select } from "../ui/Select";

const idOf = (row: AuditRow): string => `${row.id}:${row.seq}`;

const NONE: readonly AuditRow[] = [];

/** Who acted on this run, when, on what and why? */
export function ActionsPanel() {
  const query = useAudit();
  const rows = query.data?.items ?? NONE;
  const [actor, setActor] = useParameter("actor");
  const [action, setAction] = useParameter("action");
  const shown = useMemo(
    () => rows.filter((row) => (actor === null || row.actor === actor) && (action === null || row.action === action)),
    [rows, actor, action],
  );
  return (
    <Panel
      name="actions"
      title="Who did what"
      state={panelState(query, rows.length > 0, "Nobody has acted in this run.")}
      aside={
        <>
          <Select label="who" value={actor} any="anybody" options={words(rows, "actor")} onChange={setActor} />
          <Select label="did" value={action} any="anything" options={words(rows, "action")} onChange={setAction} />
          <span className="muted">
            <Num of={count(shown.length)} source="this page" /> of the newest <Num of={count(rows.length)} source="this page" />
          </span>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="scroll" tabIndex={0} role="region" aria-label="Who did what">
        <Rows name="actions" caption="Acts, newest first" columns={COLUMNS} rows={shown} id={idOf} />
      </div>
    </Panel>
  );
}

const words = (rows: readonly AuditRow[], field: "actor" | "action"): readonly string[] =>
  [...new Set(rows.map((row) => row[field]))].toSorted();

/** As many digits as tell two records apart; all of them stand in the title. */
const DIGITS = 12;

const COLUMNS: readonly Column<AuditRow>[] = [
  {
    id: "seq",
    title: "sequence",
    align: "right",
    cell: (row) => <Num of={count(row.seq)} source="event log" at={row.eventTimeUs} />,
  },
  { id: "recorded", title: "recorded UTC, wall clock", cell: (row) => `${day(row.recordedUs)} ${clockMs(row.recordedUs)}` },
  {
    id: "venue",
    title: "venue time",
    cell: (row) => (row.eventTimeUs === null ? "" : `${day(row.eventTimeUs)} ${clockMs(row.eventTimeUs)}`),
  },
  { id: "actor", title: "who", cell: (row) => row.actor },
  { id: "action", title: "did", cell: (row) => <Chip>{row.action}</Chip> },
  { id: "object", title: "to what", cell: (row) => row.object ?? "" },
  { id: "change", title: "old \u2192 new", cell: (row) => (row.new === null ? "" : `${row.old ?? "\u2013"} \u2192 ${row.new}`) },
  { id: "reason", title: "why", cell: (row) => row.reason ?? "" },
  {
    id: "previous",
    title: "hash of the record before",
    cell: (row) => (
      <span className="id" title={row.previous}>
        {row.previous.slice(0, DIGITS)}
      </span>
    ),
  },
];
