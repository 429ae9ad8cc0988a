import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import { type Column, type Heading, Rows } from "./Rows";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: {} });

interface SortedRowsProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  readonly name: string;
  /** The column sorted by at first. */
  readonly first: { readonly id: string; readonly desc: boolean };
  readonly opened?: string | null;
  readonly onOpen?: (row: Row) => void;
}

/** Rows whose columns sort them. */
export function SortedRows<Row extends object>({ columns, rows, first, ...rest }: SortedRowsProps<Row>) {
  const definitions = useMemo(() => columns.map((column) => definition(column)), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const initialState = useMemo(() => ({ sorting: [first] }), [first]);
  const table = useTable({ features, columns: definitions, data, initialState });
  const heading = (column: Column<Row>): Heading => {
    const found = column.sort === undefined ? undefined : table.getColumn(column.id);
    if (found === undefined) {
      return { content: column.title, sorted: undefined };
    }
    const sorted = found.getIsSorted();
    return {
      sorted: sorted === false ? "none" : sorted === "asc" ? "ascending" : "descending",
      content: (
        <button type="button" className="sort" onClick={() => found.toggleSorting()}>
          {column.title} <span aria-hidden="true">{sorted === false ? "" : sorted === "asc" ? "\u2191" : "\u2193"}</span>
        </button>
      ),
    };
  };
  const sorted = table.getRowModel().rows.map((row) => row.original);
  return <Rows {...rest} columns={columns} rows={sorted} heading={heading} />;
}

function definition<Row extends object>(column: Column<Row>): ColumnDef<typeof features, Row> {
  const { sort } = column;
  return {
    id: column.id,
    accessorFn: (row) => sort?.(row) ?? undefined,
    enableSorting: sort !== undefined,
    sortDescFirst: column.align === "right",
    sortUndefined: "last",
    sortFn: byValue as SortFn<typeof features, Row>,
  };
}

interface Valued {
  readonly getValue: (id: string) => unknown;
}

/** Numbers by size, words as people read them. */
function byValue(a: Valued, b: Valued, id: string): number {
  const left = a.getValue(id);
  const right = b.getValue(id);
  if (typeof left === "number" && typeof right === "number") {
    return left - right;
  }
  return String(left).localeCompare(String(right));
}
