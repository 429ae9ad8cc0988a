import { type KeyboardEvent, memo, type ReactNode, useCallback, useState } from "react";
import { NumbersOfRow } from "../format/Num";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Numbers stand right so that their digits line up. */
  readonly align?: "right";
  readonly cell: (row: Row) => ReactNode;
  /** What the column can be sorted by; what is null stands last either way. */
  readonly sort?: (row: Row) => number | string | null;
}

/** What stands in the head of a column, and how its rows stand. */
export interface Heading {
  readonly content: ReactNode;
  readonly sorted: "ascending" | "descending" | "none" | undefined;
}

interface RowsProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  readonly name: string;
  readonly opened?: string | null;
  readonly onOpen?: (row: Row) => void;
  readonly heading?: (column: Column<Row>) => Heading;
}

/**
 * A table one walks with the keyboard: one tab stop; arrows or j and k move between rows, left and right between the
 * numbers of a row, Enter opens. On a phone each row becomes a card of two lines. The roles are spelled out because a
 * table that is laid out as cards would lose them.
 */
export function Rows<Row>({ caption, columns, rows, id, name, opened = null, onOpen, heading = plain }: RowsProps<Row>) {
  const [current, setCurrent] = useState<string | null>(null);
  const stop = rows.some((row) => id(row) === current) ? current : rows[0] === undefined ? null : id(rows[0]);
  return (
    <table className={`rows rows-${name}`} role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => {
            const { content, sorted } = heading(column);
            return (
              <th key={column.id} scope="col" role="columnheader" className={cellClass(column)} aria-sort={sorted}>
                {content}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <OneRow
            key={id(row)}
            row={row}
            rowId={id(row)}
            columns={columns}
            tabStop={id(row) === stop}
            isOpen={id(row) === opened}
            onCurrent={setCurrent}
            {...(onOpen === undefined ? {} : { onOpen })}
          />
        ))}
      </tbody>
    </table>
  );
}

const plain = (column: { readonly title: string }): Heading => ({ content: column.title, sorted: undefined });

interface OneRowProps<Row> {
  readonly row: Row;
  readonly rowId: string;
  readonly columns: readonly Column<Row>[];
  readonly tabStop: boolean;
  readonly isOpen: boolean;
  readonly onCurrent: (id: string) => void;
  readonly onOpen?: (row: Row) => void;
}

/** Drawn again only when its own row is another one. */
const OneRow = memo(function OneRow<Row>(props: OneRowProps<Row>) {
  const { row, rowId, columns, tabStop, isOpen, onCurrent, onOpen } = props;
  const onFocus = useCallback(() => onCurrent(rowId), [onCurrent, rowId]);
  return (
    <tr
      role="row"
      data-row={rowId}
      className={`${onOpen === undefined ? "" : "row-opens"} ${isOpen ? "row-open" : ""}`}
      tabIndex={tabStop ? 0 : -1}
      aria-current={isOpen ? "true" : undefined}
      onFocus={onFocus}
      onClick={() => onOpen?.(row)}
      onKeyDown={(event) => walk(event, () => onOpen?.(row))}
    >
      <NumbersOfRow>
        {columns.map((column) => (
          <td key={column.id} role="cell" className={cellClass(column)} data-column={column.title}>
            {column.cell(row)}
          </td>
        ))}
      </NumbersOfRow>
    </tr>
  );
}) as <Row>(props: OneRowProps<Row>) => ReactNode;

const cellClass = (column: { readonly id: string; readonly align?: "right" }): string =>
  column.align === "right" ? `cell-${column.id} cell-right` : `cell-${column.id}`;

function walk(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  const row = event.currentTarget;
  if (event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  switch (event.key) {
    case "ArrowDown":
    case "j":
      focus(row.nextElementSibling, event);
      break;
    case "ArrowUp":
    case "k":
      focus(row.previousElementSibling, event);
      break;
    case "ArrowRight":
      focus(neighbour(row, 1), event);
      break;
    case "ArrowLeft":
      focus(neighbour(row, -1) ?? row, event);
      break;
    case "Enter":
      event.preventDefault();
      open();
      break;
    default:
  }
}

function neighbour(row: HTMLElement, step: 1 | -1): Element | null {
  const numbers = [...row.querySelectorAll("[data-num]")];
  const at = document.activeElement === null ? -1 : numbers.indexOf(document.activeElement);
  return numbers[at + step] ?? null;
}

function focus(element: Element | null, event: KeyboardEvent): void {
  if (element instanceof HTMLElement) {
    event.preventDefault();
    element.focus();
  }
}
