import type { BacktestReport } from "../api/types";
import type { EquityMark } from "../ui/chart/EquityChart";

const US_PER_MS = 1000;

/** Equity over venue time; empty in the report of an older build. */
export function equityMarks(report: BacktestReport): readonly EquityMark[] {
  return (report.curve ?? []).map(({ time, equity }) => [Date.parse(time) * US_PER_MS, equity] as const);
}
