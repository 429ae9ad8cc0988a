import type { RiskNow } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { instant, span } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip, type ChipTone } from "../ui/Chip";
import { Panel } from "../ui/Panel";

const TONE: Readonly<Record<RiskNow["state"], ChipTone>> = { ACTIVE: "ok", REDUCING: "warn", HALTED: "crit" };

/** What may leave now, and who said so? */
export function StatePanel() {
  const overview = useOverview();
  const risk = useValue("risk");
  return (
    <Panel
      name="risk-state"
      title="State"
      state={panelState(overview, risk !== undefined, "The risk state is not known yet.")}
      aside={<span className="muted">halt, reduce, flatten, resume: STOP above</span>}
    >
      {risk === undefined ? null : <State risk={risk.value} got={risk.got} />}
    </Panel>
  );
}

function State({ risk, got }: { readonly risk: RiskNow; readonly got: number }) {
  const about = { source: `risk state, sequence ${risk.seq}`, got };
  return (
    <>
      <p>
        <Chip tone={TONE[risk.state]}>{risk.state}</Chip>
        {risk.flattening ? <Chip tone="crit">flattening</Chip> : null}{" "}
        {risk.sinceUs === null ? "since the run began" : `since ${instant(risk.sinceUs)}`}
        {risk.by === null ? "" : ` by ${risk.by}`}
        {risk.reason === null || risk.reason === "" ? "" : `: ${risk.reason}`}
      </p>
      <dl className="facts-list">
        <div>
          <dt>without a stop, the longest</dt>
          <dd>
            <Num of={span(risk.unprotectedMs)} {...about} />
          </dd>
        </div>
        <div>
          <dt>open positions</dt>
          <dd>
            <Num of={count(risk.openPositions)} {...about} />
          </dd>
        </div>
        <div>
          <dt>working entry orders</dt>
          <dd>
            <Num of={count(risk.openEntryOrders)} {...about} />
          </dd>
        </div>
        <div>
          <dt>orders of unknown outcome</dt>
          <dd>
            <Num of={count(risk.unknownOrders)} {...about} />
          </dd>
        </div>
        {risk.deadMan === null ? null : (
          <div>
            <dt>if the adapter falls silent</dt>
            <dd>{risk.deadMan}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
