import { lazy, Suspense, useMemo } from "react";
import type { BacktestReport } from "../api/types";
import { equityMarks } from "./curve";

const EquityChart = lazy(() => import("../ui/chart/EquityChart"));

/** How it went from day to day: equity, and how far below its highest so far. The figures beside it say the same in words. */
export function Curve({ id, report }: { readonly id: string; readonly report: BacktestReport }) {
  const points = useMemo(() => equityMarks(report), [report]);
  return points.length < 2 ? (
    <p className="muted">This report has no curve: an older build made it, or it traded for less than one interval.</p>
  ) : (
    <div className="equity-frame" role="group" aria-label={`Equity and drawdown of ${id}`}>
      <Suspense fallback={null}>
        <EquityChart points={points} deposits={report.startEquity} drawdown />
      </Suspense>
    </div>
  );
}
