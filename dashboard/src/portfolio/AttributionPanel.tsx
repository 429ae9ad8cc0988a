import type { Attribution, Money } from "../api/types";
import { Num } from "../format/Num";
import { change, count } from "../format/num";
import { plotted } from "../format/plot";
import { useAttribution } from "../live/reads";
import { panelState } from "../panels/state";
import { DivergingBar } from "../ui/DivergingBar";
import { Panel } from "../ui/Panel";

/** Who earned what? The parts are the gateway's, and they add up to the total exactly. */
export function AttributionPanel() {
  const query = useAttribution();
  return (
    <Panel
      name="attribution"
      title="Attribution"
      state={panelState(query, query.data !== undefined, "Nothing has been earned yet.")}
    >
      {query.data === undefined ? null : <Shares attribution={query.data} />}
    </Panel>
  );
}

interface Line {
  readonly name: string;
  readonly net: Money;
  readonly entries: number | null;
}

function Shares({ attribution }: { readonly attribution: Attribution }) {
  const lines: readonly Line[] = [
    ...attribution.agents.map(({ agentId, net, entries }) => ({ name: agentId, net, entries })),
    { name: "nobody's vote", net: attribution.nobody, entries: null },
  ];
  const largest = Math.max(...lines.map(({ net }) => Math.abs(plotted(net.value))), Number.MIN_VALUE);
  const about = { source: "attribution", at: attribution.eventTimeUs };
  return (
    <>
      <table className="plain-table shares">
        <caption className="visually-hidden">Every agent's part of the result</caption>
        <thead>
          <tr>
            <th scope="col">agent</th>
            <th scope="col">
              <span className="visually-hidden">bar</span>
            </th>
            <th scope="col" className="cell-right">
              net of its LLM
            </th>
            <th scope="col" className="cell-right">
              entries
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td className="shares-bar">
                <DivergingBar length={plotted(line.net.value) / largest} />
              </td>
              <td className="cell-right">
                <Num of={change(line.net)} signed {...about} />
              </td>
              <td className="cell-right">
                <Num of={count(line.entries)} missing="no agent led into it" {...about} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {attribution.markets.map((market) => (
            <tr key={market.symbol}>
              <th scope="row" colSpan={2}>
                {market.symbol}
              </th>
              <td className="cell-right">
                <Num of={change(market.net)} signed {...about} />
              </td>
              <td className="muted">in all</td>
            </tr>
          ))}
        </tfoot>
      </table>
      <p className="muted note">
        {attribution.method} {attribution.leaveOneOutReason}
      </p>
    </>
  );
}
