import type { Limit, RiskNow } from "../api/types";
import { Num } from "../format/Num";
import { amount, count, use } from "../format/num";
import { clock } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { Chip, type ChipTone } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { UseBar } from "../ui/UseBar";
import { panelState } from "./state";

/** How close am I to being stopped? */
export function RiskPanel() {
  const overview = useOverview();
  const risk = useValue("risk");
  return (
    <Panel
      name="risk"
      title="Risk"
      state={panelState(overview, risk !== undefined, "The risk state is not known yet.")}
      aside={risk === undefined ? null : <State risk={risk.value} />}
    >
      {risk === undefined ? null : <Limits limits={risk.value.limits} seq={risk.value.seq} got={risk.got} />}
    </Panel>
  );
}

const TONE: Readonly<Record<RiskNow["state"], ChipTone>> = { ACTIVE: "ok", REDUCING: "warn", HALTED: "crit" };

function State({ risk }: { readonly risk: RiskNow }) {
  return (
    <span>
      <Chip tone={TONE[risk.state]}>{risk.state}</Chip>
      {risk.sinceUs === null ? null : <span className="muted"> since {clock(risk.sinceUs)} UTC</span>}
    </span>
  );
}

interface LimitsProps {
  readonly limits: readonly Limit[];
  readonly seq: number;
  readonly got: number;
}

/** What is measured between orders, the nearest first; the rest is folded away until it has refused something. */
function Limits({ limits, seq, got }: LimitsProps) {
  const shown = limits.filter((limit) => limit.useRatio !== null || limit.deniesCount24h > 0);
  const rest = limits.filter((limit) => !shown.includes(limit));
  return (
    <>
      <Gauges limits={shown} seq={seq} got={got} />
      {rest.length === 0 ? null : (
        <details className="limits-rest">
          <summary>{rest.length} more, without a measure between orders</summary>
          <table className="limits">
            <caption className="visually-hidden">Limits that are not measured between orders</caption>
            <tbody>
              {rest.map((limit) => (
                <tr key={limit.id}>
                  <th scope="row">{limit.title}</th>
                  <td className="limit-now">
                    <Num of={amount(limit.limit, limit.unit)} source={`limit ${limit.id}, sequence ${seq}`} got={got} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

function Gauges({ limits, seq, got }: LimitsProps) {
  const nearestFirst = limits.toSorted((a, b) => (b.useRatio ?? -1) - (a.useRatio ?? -1));
  return (
    <table className="limits">
      <caption className="visually-hidden">Limits and how much of them is used, nearest first</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">limit</th>
          <th scope="col">use</th>
          <th scope="col">now of limit</th>
          <th scope="col">denied in 24 h</th>
        </tr>
      </thead>
      <tbody>
        {nearestFirst.map((limit) => (
          <OneLimit key={limit.id} limit={limit} source={`limit ${limit.id}, sequence ${seq}`} got={got} />
        ))}
      </tbody>
    </table>
  );
}

function OneLimit({ limit, source, got }: { readonly limit: Limit; readonly source: string; readonly got: number }) {
  return (
    <tr>
      <th scope="row">{limit.title}</th>
      <td className="limit-use">
        <UseBar ratio={limit.useRatio} />
        <Num of={use(limit.useRatio)} source={source} got={got} missing="nothing to measure yet" />
      </td>
      <td className="limit-now">
        <Num
          of={amount(limit.now, limit.unit)}
          unit={false}
          source={source}
          got={got}
          missing="nothing to measure yet"
        />{" "}
        / <Num of={amount(limit.limit, limit.unit)} source={source} got={got} />
      </td>
      <td className="limit-denied">
        {limit.deniesCount24h === 0 ? null : (
          <span className="muted">
            denied <Num of={count(limit.deniesCount24h)} source={`${source}, denials in 24 h of venue time`} />
          </span>
        )}
      </td>
    </tr>
  );
}
