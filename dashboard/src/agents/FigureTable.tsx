import { Num } from "../format/Num";
import type { Shown } from "../format/num";

/** A name and its numbers, one for each heading. */
export interface FigureRow {
  readonly id: string;
  readonly name: string;
  readonly figures: readonly (Shown | null)[];
}

interface FigureTableProps {
  readonly caption: string;
  /** Of the names. */
  readonly heading: string;
  readonly headings: readonly string[];
  readonly rows: readonly FigureRow[];
  readonly source: string;
  readonly missing?: string;
}

/** Numbers beside each other, each with its unit and where it is from. */
export function FigureTable({ caption, heading, headings, rows, source, missing }: FigureTableProps) {
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {headings.map((text) => (
            <th key={text} scope="col" className="cell-right">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            {row.figures.map((figure, column) => (
              <td key={headings[column]} className="cell-right">
                <Num of={figure} source={source} missing={missing} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
