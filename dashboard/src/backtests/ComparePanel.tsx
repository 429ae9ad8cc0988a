import type { BacktestReport } from "../api/types";
import { useResults } from "../live/jobs";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { FIGURES } from "./figures";

/** The same figures of several backtests beside each other; what was asked of them first. */
export function ComparePanel({ ids }: { readonly ids: readonly string[] }) {
  const answers = useResults<BacktestReport>("backtests", ids).flatMap(({ job, report }) =>
    report === null ? [] : [{ id: job.id, report }],
  );
  const hashes = new Set(answers.map(({ report }) => report.stateHash));
  return (
    <Panel
      name="compare"
      title="Compare"
      aside={
        answers.length > 1 ? (
          <Chip>{hashes.size === 1 ? "identical to the last bit" : "different state hashes"}</Chip>
        ) : null
      }
    >
      <div className="scroll">
        <table className="plain-table">
          <caption className="visually-hidden">Backtests compared</caption>
          <thead>
            <tr>
              <th scope="col">figure</th>
              {answers.map(({ id }) => (
                <th key={id} scope="col" className="cell-right">
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">what</th>
              {answers.map(({ id, report }) => (
                <td key={id} className="cell-right">
                  {asked(report)}
                </td>
              ))}
            </tr>
            {FIGURES.map((figure) => (
              <tr key={figure.name}>
                <th scope="row" title={figure.about}>
                  {figure.name}
                </th>
                {answers.map(({ id, report }) => (
                  <td key={id} className="cell-right">
                    {figure.of(report, `report of ${id}`)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const asked = (report: BacktestReport): string =>
  `${report.sources.map(({ symbol }) => symbol).join(", ")}, ${report.profile}, seed ${report.seed}, ${report.agents.length} agents`;
