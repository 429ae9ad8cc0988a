import { useCallback } from "react";
import type { Limit } from "../api/types";
import { Num } from "../format/Num";
import { amount, count, usage } from "../format/num";
import { clock } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Panel } from "../ui/Panel";
import type { Column } from "../ui/Rows";
import { SortedRows } from "../ui/SortedRows";
import { UseBar } from "../ui/UseBar";

const FIRST = { id: "use", desc: true };

const idOf = (limit: Limit): string => limit.id;

/** How near is each limit? */
export function LimitsPanel() {
  const overview = useOverview();
  const risk = useValue("risk");
  const [chosen, choose] = useParameter("limit");
  const onOpen = useCallback((limit: Limit) => choose(limit.id), [choose]);
  return (
    <Panel
      name="limits"
      title="Limits"
      state={panelState(overview, risk !== undefined, "The limits are not known yet.")}
      aside={<span className="muted">Enter on a row opens it, to change it</span>}
    >
      <div className="scroll">
        <SortedRows
          name="limits"
          caption="Limits and how much of each is used. A column's button sorts. Enter opens one."
          columns={COLUMNS}
          rows={risk?.value.limits ?? NONE}
          id={idOf}
          first={FIRST}
          opened={chosen}
          onOpen={onOpen}
        />
      </div>
    </Panel>
  );
}

const NONE: readonly Limit[] = [];

const about = (limit: Limit) => ({ source: `limit ${limit.id}`, missing: "not measured between orders" });

const COLUMNS: readonly Column<Limit>[] = [
  { id: "title", title: "limit", cell: (limit) => limit.title, sort: (limit) => limit.title },
  {
    id: "now",
    title: "now",
    align: "right",
    cell: (limit) => <Num of={amount(limit.now, limit.unit)} unit={false} {...about(limit)} />,
  },
  {
    id: "limit",
    title: "limit",
    align: "right",
    cell: (limit) => <Num of={amount(limit.limit, limit.unit)} {...about(limit)} />,
  },
  { id: "bar", title: "", cell: (limit) => <UseBar ratio={limit.useRatio} /> },
  {
    id: "use",
    title: "use",
    align: "right",
    cell: (limit) => <Num of={usage(limit.useRatio)} {...about(limit)} />,
    sort: (limit) => limit.useRatio,
  },
  {
    id: "most",
    title: "most in 24 h",
    align: "right",
    cell: (limit) => <Num of={usage(limit.max24hRatio)} {...about(limit)} />,
    sort: (limit) => limit.max24hRatio,
  },
  {
    id: "denied",
    title: "denied in 24 h",
    align: "right",
    cell: (limit) => <Num of={count(limit.deniesCount24h)} {...about(limit)} />,
    sort: (limit) => limit.deniesCount24h,
  },
  {
    id: "changed",
    title: "changed",
    cell: (limit) => (limit.changed === null ? "" : `${clock(limit.changed.us)} by ${limit.changed.by}`),
  },
];
