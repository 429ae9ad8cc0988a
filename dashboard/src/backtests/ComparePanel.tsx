import { lazy, Suspense, useMemo } from "react";
import type { BacktestReport } from "../api/types";
import { useResults } from "../live/jobs";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { path } from "../ui/chart/changes";
import { equityMarks } from "./curve";
import { FIGURES } from "./figures";

const CompareChart = lazy(() => import("../ui/chart/CompareChart"));

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
      <Paths answers={answers} />
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

interface Answer {
  readonly id: string;
  readonly report: BacktestReport;
}

/** One figure for all; the table below says where each ended. */
function Paths({ answers }: { readonly answers: readonly Answer[] }) {
  const key = answers.map(({ id }) => id).join(" ");
  const paths = useMemo(
    () => answers.map(({ id, report }) => path(id, equityMarks(report))),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a report that is done does not change
    [key],
  );
  return paths.some(({ points }) => points.length > 1) ? (
    <div className="equity-frame" role="group" aria-label="Results since the start of each, in percent">
      <Suspense fallback={null}>
        <CompareChart paths={paths} />
      </Suspense>
    </div>
  ) : null;
}

const asked = (report: BacktestReport): string =>
  `${report.sources.map(({ symbol }) => symbol).join(", ")}, ${report.profile}, seed ${report.seed}, ${report.agents.length} agents`;
