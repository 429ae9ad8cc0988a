import type { BacktestReport, JobAnswer } from "../api/types";
import { Num } from "../format/Num";
import { change } from "../format/num";
import { plotted } from "../format/plot";
import { useJob } from "../live/jobs";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { DivergingBar } from "../ui/DivergingBar";
import { Panel } from "../ui/Panel";
import { Curve } from "./Curve";
import { FIGURES } from "./figures";

/** What one backtest came to, and how far to believe it. */
export function TearsheetPanel({ id }: { readonly id: string }) {
  const query = useJob<BacktestReport>("backtests", id);
  const report = query.data?.report ?? null;
  return (
    <Panel
      name="tearsheet"
      title={`Tearsheet of ${id}`}
      state={panelState(query, report !== null, unfinished(query.data))}
      aside={report?.badges.map((badge) => (
        <Chip key={badge}>
          {badge.toLowerCase()}
        </Chip>
      ))}
    >
      {report === null ? null : <Sheet id={id} report={report} />}
    </Panel>
  );
}

function unfinished(answer: JobAnswer<BacktestReport> | undefined): string {
  const job = answer?.job;
  return job?.failure ?? `It is ${job?.state.toLowerCase() ?? "not known yet"}: its figures stand here once it is done.`;
}

function Sheet({ id, report }: { readonly id: string; readonly report: BacktestReport }) {
  return (
    <>
      <p>
        {report.sources.map(({ symbol, origin }) => `${symbol}: ${origin}`).join("; ")}, {report.from} to {report.to},{" "}
        profile {report.profile}, seed {report.seed}, {report.agents.join(", ")}
      </p>
      <Curve id={id} report={report} />
      <dl className="facts-list tearsheet">
        {FIGURES.map((figure) => (
          <div key={figure.name}>
            <dt title={figure.about}>{figure.name}</dt>
            <dd>{figure.of(report, `report of ${id}`)}</dd>
          </div>
        ))}
      </dl>
      {report.attribution.length === 0 ? null : <Shares id={id} report={report} />}
      <details>
        <summary>How fills, fees, funding and delays came about</summary>
        <ul>
          {report.models.map((model) => (
            <li key={model}>{model}</li>
          ))}
        </ul>
      </details>
      <p className="muted">
        state hash <span className="id">{report.stateHash}</span>
      </p>
    </>
  );
}

function Shares({ id, report }: { readonly id: string; readonly report: BacktestReport }) {
  const largest = Math.max(...report.attribution.map(({ share }) => Math.abs(plotted(share))), Number.MIN_VALUE);
  return (
    <table className="plain-table shares">
      <caption className="muted">Leave one out: the result less what the same run made without the agent</caption>
      <thead>
        <tr>
          <th scope="col">agent</th>
          <th scope="col">
            <span className="visually-hidden">bar</span>
          </th>
          <th scope="col" className="cell-right">
            share
          </th>
          <th scope="col" className="cell-right">
            result without it
          </th>
        </tr>
      </thead>
      <tbody>
        {report.attribution.map((row) => (
          <tr key={row.agent}>
            <th scope="row">{row.agent}</th>
            <td className="shares-bar">
              <DivergingBar length={plotted(row.share) / largest} />
            </td>
            <td className="cell-right">
              <Num of={change({ value: row.share, currency: "USDT" })} signed source={`report of ${id}`} />
            </td>
            <td className="cell-right">
              <Num of={change({ value: row.pnlWithout, currency: "USDT" })} signed source={`report of ${id}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
