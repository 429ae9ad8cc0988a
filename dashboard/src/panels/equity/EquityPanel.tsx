import { lazy, Suspense } from "react";
import type { PortfolioNow } from "../../api/types";
import { Num } from "../../format/Num";
import { change, money, ratio } from "../../format/num";
import { useEquityHistory, useOverview } from "../../live/reads";
import { useValue } from "../../live/useLive";
import { Chip } from "../../ui/Chip";
import { Panel } from "../../ui/Panel";
import { panelState } from "../state";
import { useEquityPoints } from "./useEquityPoints";

const EquityChart = lazy(() => import("../../ui/chart/EquityChart"));

/** Did I make money after everything? */
export function EquityPanel({ drawdown = false }: { readonly drawdown?: boolean }) {
  const overview = useOverview();
  const portfolio = useValue("portfolio");
  return (
    <Panel
      name="equity"
      title="Equity, net of every cost"
      state={panelState(overview, portfolio !== undefined, "The account is not known yet.")}
      aside={<Labels />}
    >
      {portfolio === undefined ? null : (
        <>
          <Headline portfolio={portfolio.value} got={portfolio.got} />
          <Curve deposits={portfolio.value.deposits.value} drawdown={drawdown} />
          {drawdown ? null : <Bridge portfolio={portfolio.value} got={portfolio.got} />}
        </>
      )}
    </Panel>
  );
}

function Labels() {
  const run = useValue("run");
  return run?.value.mode === "PAPER" ? <Chip title="Orders trade in a simulator">simulated</Chip> : null;
}

interface Told {
  readonly portfolio: PortfolioNow;
  readonly got: number;
}

function Headline({ portfolio, got }: Told) {
  const about = { source: "portfolio", at: portfolio.eventTimeUs, got };
  return (
    <div className="equity-headline">
      <span className="headline">
        <Num of={money(portfolio.equity)} {...about} />
      </span>
      <Num of={change(portfolio.netPnl)} signed {...about} />
      <Num of={ratio(portfolio.netPnlRatio, "always")} signed {...about} missing="no deposit to compare with" />
      <span className="muted">
        drawdown <Num of={ratio(portfolio.drawdownRatio)} {...about} />, at most{" "}
        <Num of={ratio(portfolio.maxDrawdownRatio)} {...about} />
      </span>
    </div>
  );
}

function Curve({ deposits, drawdown }: { readonly deposits: string; readonly drawdown: boolean }) {
  const history = useEquityHistory();
  const points = useEquityPoints(history);
  const state = panelState(history, points.length > 1, "The curve begins with the second mark.");
  return (
    <div className="equity-frame">
      {state.kind === "error" ? <p className="panel-empty">{state.refusal.message}</p> : null}
      {state.kind === "empty" ? <p className="panel-empty">{state.text}</p> : null}
      {state.kind === "ready" ? (
        <Suspense fallback={null}>
          <EquityChart points={points} deposits={deposits} drawdown={drawdown} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Where the money went. The gateway checks that the parts add up; where they do not, no part can be trusted. */
function Bridge({ portfolio, got }: Told) {
  const { bridge } = portfolio;
  const about = { source: "portfolio bridge", at: portfolio.eventTimeUs, got };
  const parts = [
    ["realised", bridge.grossRealised],
    ["open", bridge.grossOpen],
    ["fees", bridge.fees],
    ["funding", bridge.funding],
    ["LLM", bridge.llmCost],
  ] as const;
  return (
    <dl className="bridge">
      {parts.map(([name, part]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Num of={change(part)} unit={false} signed {...about} />
          </dd>
        </div>
      ))}
      <div className="bridge-net">
        <dt>= net</dt>
        <dd>
          <Num of={change(bridge.net)} signed {...about} />
        </dd>
      </div>
      {portfolio.balanced ? null : <Chip tone="crit">the parts do not add up</Chip>}
    </dl>
  );
}
