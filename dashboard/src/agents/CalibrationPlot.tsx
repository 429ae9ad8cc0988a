import { count, probability } from "../format/num";
import { type Dot, range } from "./calibration";
import { FigureTable } from "./FigureTable";

const SIZE = 260;
const EDGE = 34;
const LARGEST = 9;

interface CalibrationPlotProps {
  readonly agent: string;
  readonly dots: readonly Dot[];
}

/** One dot for each bin of probabilities, its area by the number of outcomes; the table beside it says the same. */
export function CalibrationPlot({ agent, dots }: CalibrationPlotProps) {
  const [least, most] = range(dots);
  const place = (value: number) => EDGE + ((value - least) / (most - least)) * (SIZE - 2 * EDGE);
  const largest = Math.max(...dots.map(({ n }) => n), 1);
  return (
    <div className="calibration">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className="calibration-plot" aria-hidden="true">
        <rect x={EDGE} y={EDGE} width={SIZE - 2 * EDGE} height={SIZE - 2 * EDGE} className="plot-frame" />
        <line x1={place(least)} y1={SIZE - place(least)} x2={place(most)} y2={SIZE - place(most)} className="plot-line" />
        {[least, most].map((end) => (
          <g key={end} className="plot-text">
            <text x={place(end)} y={SIZE - EDGE + 14} textAnchor="middle">
              {probability(end)?.text}
            </text>
            <text x={EDGE - 6} y={SIZE - place(end) + 4} textAnchor="end">
              {probability(end)?.text}
            </text>
          </g>
        ))}
        <text x={SIZE / 2} y={SIZE - 6} textAnchor="middle" className="plot-text">
          stated
        </text>
        <text x={10} y={SIZE / 2} textAnchor="middle" transform={`rotate(-90 10 ${SIZE / 2})`} className="plot-text">
          observed
        </text>
        {dots.map((dot) => (
          <circle
            key={dot.id}
            cx={place(dot.stated)}
            cy={SIZE - place(dot.observed)}
            r={Math.max(3, LARGEST * Math.sqrt(dot.n / largest))}
            className="plot-dot"
          />
        ))}
      </svg>
      <FigureTable
        caption={`Calibration of ${agent}`}
        heading="probability of a rise"
        headings={["stated", "observed", "n"]}
        rows={dots.map((dot) => ({
          id: dot.id,
          name: dot.label,
          figures: [probability(dot.stated), probability(dot.observed), count(dot.n)],
        }))}
        source={`scorecard of ${agent}`}
      />
    </div>
  );
}
