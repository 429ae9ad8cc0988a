import type { HealthItem } from "../api/types";
import { Num } from "../format/Num";
import { span } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip, type ChipTone } from "../ui/Chip";
import { HealthChip } from "../ui/HealthChip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";

const OVERALL: Readonly<Record<string, ChipTone>> = { OK: "ok", DEGRADED: "warn", DOWN: "crit" };

const idOf = (item: HealthItem): string => `${item.kind}:${item.id}`;

/** Is every part of the mesh well? */
export function HealthPanel() {
  const overview = useOverview();
  const system = useValue("system");
  const health = system?.value.health;
  return (
    <Panel
      name="services"
      title="Services, agents and feeds"
      state={panelState(overview, health !== undefined, "The gateway has not told its health yet.")}
      aside={health === undefined ? null : <Chip tone={OVERALL[health.overall] ?? "plain"}>{health.overall.toLowerCase()}</Chip>}
    >
      <div className="scroll">
        <Rows name="services" caption="Everything that has a health" columns={COLUMNS} rows={health?.items ?? NONE} id={idOf} />
      </div>
    </Panel>
  );
}

const NONE: readonly HealthItem[] = [];

const COLUMNS: readonly Column<HealthItem>[] = [
  { id: "kind", title: "kind", cell: (item) => item.kind.toLowerCase() },
  { id: "state", title: "what", cell: (item) => <HealthChip item={item} /> },
  { id: "reason", title: "it says", cell: (item) => item.reason ?? "" },
  {
    id: "age",
    title: "last heard",
    align: "right",
    cell: (item) => <Num of={span(item.ageMs)} source={`health of ${item.id}`} missing="not measured by its age" />,
  },
  {
    id: "stale",
    title: "stale after",
    align: "right",
    cell: (item) => <Num of={span(item.staleAfterMs)} source={`health of ${item.id}`} missing="not measured by its age" />,
  },
];
