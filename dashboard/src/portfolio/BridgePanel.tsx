import type { Money, PortfolioNow } from "../api/types";
import { Num } from "../format/Num";
import { change, money, ratio } from "../format/num";
import { clock } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { steps } from "./bridge";

/** Where did the money go? Every part from the first deposit to the net, to one scale. */
export function BridgePanel() {
  const overview = useOverview();
  const portfolio = useValue("portfolio");
  return (
    <Panel
      name="bridge"
      title="From gross to net"
      state={panelState(overview, portfolio !== undefined, "The account is not known yet.")}
      aside={portfolio === undefined ? null : <Balance portfolio={portfolio.value} />}
    >
      {portfolio === undefined ? null : <Parts portfolio={portfolio.value} got={portfolio.got} />}
    </Panel>
  );
}

function Balance({ portfolio }: { readonly portfolio: PortfolioNow }) {
  return portfolio.balanced ? (
    <Chip tone="ok" title="Equity from every single amount equals deposits and the parts, to the last digit">
      adds up
    </Chip>
  ) : (
    <Chip tone="crit">the parts do not add up</Chip>
  );
}

interface PartsProps {
  readonly portfolio: PortfolioNow;
  readonly got: number;
}

function Parts({ portfolio, got }: PartsProps) {
  const about = { source: "portfolio bridge", at: portfolio.eventTimeUs, got };
  return (
    <>
      <table className="bridge-table">
        <caption className="visually-hidden">From what positions made to what was left</caption>
        <tbody>
          {steps(portfolio.bridge).map((step) => (
            <tr key={step.name} className={step.total ? "bridge-total" : ""}>
              <th scope="row">{step.name}</th>
              <td className="bridge-lane" aria-hidden="true">
                <span className="bridge-zero" style={{ left: `${step.zero * 100}%` }} />
                <span
                  className={step.down ? "bridge-bar bridge-down" : "bridge-bar bridge-up"}
                  style={{ left: `${step.from * 100}%`, width: `${step.length * 100}%` }}
                />
              </td>
              <td className="cell-right">
                <Num of={change(step.amount)} signed {...about} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts-list bridge-facts">
        <Fact name="deposited" of={portfolio.deposits} about={about} />
        <Fact name="cash" of={portfolio.cash} about={about} />
        <Fact name="in positions" of={portfolio.grossNotional} about={about} />
        <Fact name="lost today" of={portfolio.lossToday} about={about} />
        <div>
          <dt>drawdown now, largest</dt>
          <dd>
            <Num of={ratio(portfolio.drawdownRatio)} {...about} />, <Num of={ratio(portfolio.maxDrawdownRatio)} {...about} />
          </dd>
        </div>
        <div>
          <dt>compared with the venue's books</dt>
          <dd>{portfolio.reconciledUs === null ? "not yet" : `at ${clock(portfolio.reconciledUs)} UTC`}</dd>
        </div>
      </dl>
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly of: Money;
  readonly about: { readonly source: string; readonly at: number | null; readonly got: number };
}

function Fact({ name, of, about }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Num of={money(of)} {...about} />
      </dd>
    </div>
  );
}
