import { Num } from "../format/Num";
import { instant, span } from "../format/time";
import { useMarkets, useOverview } from "../live/reads";
import { useRows, useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";
import { Fact } from "./StreamsPanel";

/** Which build of what runs, on which market? */
export function RunPanel() {
  const overview = useOverview();
  const run = useValue("run");
  const system = useValue("system");
  const agents = useRows("agent");
  const markets = useMarkets();
  return (
    <Panel name="run" title="Run and versions" state={panelState(overview, run !== undefined, "The gateway knows no run yet.")}>
      {run === undefined ? null : (
        <dl className="facts-list">
          <Fact name="run">
            <span className="id">{run.value.runId}</span>
          </Fact>
          <Fact name="profile">{run.value.profile}</Fact>
          <Fact name="seed">
            <span className="id">{run.value.seed}</span>
          </Fact>
          <Fact name="began">{instant(run.value.startedUs)}</Fact>
          <Fact name="venue clock">{run.value.venueTimeUs === null ? "not known yet" : instant(run.value.venueTimeUs)}</Fact>
          <Fact name="venue">
            {run.value.readiness.toLowerCase().replaceAll("_", " ")}
            {run.value.readinessDetail === null ? "" : `: ${run.value.readinessDetail}`}
          </Fact>
          <Fact name="coordinator's build">{run.value.build}</Fact>
          <Fact name="gateway's build">{system?.value.gateway.build ?? ""}</Fact>
          {markets.map((market) => (
            <Fact key={market.symbol} name={market.symbol}>
              {market.origin}; a frame each{" "}
              <Num of={span(market.frameIntervalMs)} source="market" />
            </Fact>
          ))}
          {agents.map((agent) => (
            <Fact key={agent.id} name={agent.id}>
              version {agent.version}, {agent.tier.toLowerCase()}
            </Fact>
          ))}
        </dl>
      )}
    </Panel>
  );
}
