import type { HealthItem, SystemNow } from "../api/types";
import { Num } from "../format/Num";
import { count, measured } from "../format/num";
import { latency } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { HealthChip } from "../ui/HealthChip";
import { PageLink } from "../ui/PageLink";
import { Panel } from "../ui/Panel";

/** Is anything wrong? In words, not as a score: what is well is counted, what is not is named. */
export function HealthPanel() {
  const overview = useOverview();
  const system = useValue("system");
  return (
    <Panel
      name="health"
      title="Health"
      state={panelState(overview, system !== undefined, "The system is not known yet.")}
      aside={<PageLink to="/system">System</PageLink>}
    >
      {system === undefined ? null : <Items system={system.value} got={system.got} />}
    </Panel>
  );
}

function Items({ system, got }: { readonly system: SystemNow; readonly got: number }) {
  const { items } = system.health;
  const well = items.filter((item) => item.state === "OK").length;
  const about = { source: "gateway", got };
  return (
    <div className="health-items">
      <Chip tone={well === items.length ? "ok" : "plain"}>
        {well} of {items.length} well
      </Chip>
      {items.filter(unwell).map((item) => (
        <HealthChip key={item.id} item={item} />
      ))}
      <span className="muted">
        events <Num of={measured(system.rates?.eventsPerS, "/s")} {...about} missing="told of now only" />, log to page{" "}
        <Num of={latency(system.gateway.lagMs)} {...about} missing="nothing was read yet" />, books refused{" "}
        <Num of={count(system.counts.invalidBooks)} {...about} />
      </span>
    </div>
  );
}

const unwell = (item: HealthItem): boolean => item.state !== "OK";
