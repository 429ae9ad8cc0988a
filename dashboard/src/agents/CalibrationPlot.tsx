import { Num } from "../format/Num";
import { count, probability } from "../format/num";
import { type Dot, range } from "./calibration";

const SIZE = 260;
const EDGE = 34;
const LARGEST = 9;

/** One dot for each agent and market, its area by the number of outcomes; the table beside it says the same. */
export function CalibrationPlot({ dots }: { readonly dots: readonly Dot[] }) {
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
        {dots.map((dot, index) => (
          <g key={dot.id}>
            <circle
              cx={place(dot.stated)}
              cy={SIZE - place(dot.observed)}
              r={Math.max(3, LARGEST * Math.sqrt(dot.n / largest))}
              className="plot-dot"
            />
            <text x={place(dot.stated) + 10} y={SIZE - place(dot.observed) + 4} className="plot-text plot-letter">
              {letter(index)}
            </text>
          </g>
        ))}
      </svg>
      <DotTable dots={dots} />
    </div>
  );
}

/** Six agents get letters, not six hues. */
const letter = (index: number): string => String.fromCodePoint(65 + index);

function DotTable({ dots }: { readonly dots: readonly Dot[] }) {
  return (
    <table className="plain-table">
      <caption className="visually-hidden">Calibration of every agent</caption>
      <thead>
        <tr>
          <th scope="col">agent</th>
          <th scope="col" className="cell-right">
            stated
          </th>
          <th scope="col" className="cell-right">
            observed
          </th>
          <th scope="col" className="cell-right">
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {dots.map((dot, index) => (
          <tr key={dot.id}>
            <th scope="row">
              {letter(index)} {dot.label}
            </th>
            <td className="cell-right">
              <Num of={probability(dot.stated)} source={`scorecard of ${dot.label}`} />
            </td>
            <td className="cell-right">
              <Num of={probability(dot.observed)} source={`scorecard of ${dot.label}`} />
            </td>
            <td className="cell-right">
              <Num of={count(dot.n)} source={`scorecard of ${dot.label}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
