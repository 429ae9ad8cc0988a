import type { Flow, MarketInfo, Micro } from "../api/types";
import { Num } from "../format/Num";
import { count, measured, ratio, stepped } from "../format/num";
import { clock } from "../format/time";
import { useFlow, useMicro } from "../live/reads";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { DivergingBar } from "../ui/DivergingBar";

/** Who is in a hurry, and is the flow toxic? */
export function FlowPanel({ market }: { readonly market: MarketInfo | undefined }) {
  const flow = useFlow(market?.symbol, "1m");
  const micro = useMicro(market?.symbol);
  return (
    <Panel
      name="flow"
      title="Flow and VPIN"
      state={panelState(flow, flow.data !== undefined, "No trade has been recorded in this market yet.")}
      aside={flow.data?.sidesDerived === true ? <Chip title="The recording did not say who took">sides derived</Chip> : null}
    >
      {flow.data === undefined || market === undefined ? null : <Minutes flow={flow.data} market={market} />}
      {micro.data === undefined ? null : <Toxicity micro={micro.data} />}
    </Panel>
  );
}

const MINUTES = 5;

function Minutes({ flow, market }: { readonly flow: Flow; readonly market: MarketInfo }) {
  const { stepSize, base } = market.instrument;
  const rows = flow.items.slice(-MINUTES).toReversed();
  if (rows.length === 0) {
    return <p className="panel-empty">No trade has been recorded in this market yet.</p>;
  }
  return (
    <table className="plain-table flow-table">
      <caption className="visually-hidden">What was bought and sold in the last minutes with a trade</caption>
      <thead>
        <tr>
          <th scope="col">minute</th>
          <th scope="col" className="cell-right">
            sold
          </th>
          <th scope="col">
            <span className="visually-hidden">imbalance</span>
          </th>
          <th scope="col" className="cell-right">
            bought {base}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.startUs}>
            <th scope="row">{clock(row.startUs).slice(0, 5)}</th>
            <td className="cell-right">
              <Num of={stepped(row.sellVolume, stepSize, base)} unit={false} source="trades" at={row.startUs} />
            </td>
            <td className="flow-bar">
              <DivergingBar length={row.imbalance} />
            </td>
            <td className="cell-right">
              <Num of={stepped(row.buyVolume, stepSize, base)} unit={false} source="trades" at={row.startUs} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The newest reading of each kind: agents measure different things. */
function Toxicity({ micro }: { readonly micro: Micro }) {
  const vpin = micro.items.findLast((row) => row.vpin !== null);
  const pressure = micro.items.findLast((row) => row.queueImbalance !== null);
  if (micro.itemsReason !== null) {
    return <p className="muted">{micro.itemsReason}</p>;
  }
  const seen = (row: typeof vpin) => ({ source: `measured by ${row?.agentId ?? "no agent"}`, at: row?.us });
  return (
    <dl className="facts-list flow-facts">
      <div>
        <dt>VPIN{vpin === undefined ? "" : `, ${clock(vpin.us)}`}</dt>
        <dd>
          <Num of={measured(vpin?.vpin, "")} {...seen(vpin)} missing="no agent has measured it yet" />, by chance{" "}
          <Num of={measured(vpin?.vpinNoise, "")} {...seen(vpin)} missing="no agent has measured it yet" />
        </dd>
      </div>
      <div>
        <dt>higher than of its own past; gate</dt>
        <dd>
          <Num of={ratio(vpin?.vpinRankRatio)} {...seen(vpin)} missing="no agent has measured it yet" />;{" "}
          <Num of={ratio(vpin?.vpinGateRatio)} {...seen(vpin)} missing="no agent has measured it yet" />
        </dd>
      </div>
      <div>
        <dt>queue imbalance</dt>
        <dd>
          <Num of={measured(pressure?.queueImbalance, "")} {...seen(pressure)} missing="no agent has measured it yet" />
        </dd>
      </div>
      <div>
        <dt>price moved by one unit</dt>
        <dd>
          <Num of={measured(pressure?.kyleLambda, "ticks")} {...seen(pressure)} missing="no agent has measured it yet" />
        </dd>
      </div>
      <div>
        <dt>readings</dt>
        <dd>
          <Num of={count(micro.items.length)} source="signals' evidence" />
        </dd>
      </div>
    </dl>
  );
}
