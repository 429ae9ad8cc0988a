import type { Limit, RiskNow } from "../api/types";
import { Num } from "../format/Num";
import { amount, count, usage } from "../format/num";
import { clock } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip, type ChipTone } from "../ui/Chip";
import { PageLink } from "../ui/PageLink";
import { Panel } from "../ui/Panel";
import { UseBar } from "../ui/UseBar";

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
      {risk === undefined ? null : <Nearest limits={risk.value.limits} seq={risk.value.seq} got={risk.got} />}
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

/** The page of its own shows them all. */
const NEAREST = 6;

interface NearestProps {
  readonly limits: readonly Limit[];
  readonly seq: number;
  readonly got: number;
}

function Nearest({ limits, seq, got }: NearestProps) {
  const nearest = limits
    .filter((limit) => limit.useRatio !== null || limit.deniesCount24h > 0)
    .toSorted((a, b) => (b.useRatio ?? -1) - (a.useRatio ?? -1))
    .slice(0, NEAREST);
  return (
    <>
      <table className="limits">
        <caption className="visually-hidden">The limits most used, nearest first</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">limit</th>
            <th scope="col">use</th>
            <th scope="col">now of limit</th>
            <th scope="col">denied in 24 h</th>
          </tr>
        </thead>
        <tbody>
          {nearest.map((limit) => (
            <OneLimit key={limit.id} limit={limit} source={`limit ${limit.id}, sequence ${seq}`} got={got} />
          ))}
        </tbody>
      </table>
      <p className="limits-rest">
        <PageLink to="/risk">all {limits.length} limits</PageLink>
      </p>
    </>
  );
}

function OneLimit({ limit, source, got }: { readonly limit: Limit; readonly source: string; readonly got: number }) {
  return (
    <tr>
      <th scope="row">{limit.title}</th>
      <td className="limit-use">
        <UseBar ratio={limit.useRatio} />
        <Num of={usage(limit.useRatio)} source={source} got={got} missing="nothing to measure yet" />
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
