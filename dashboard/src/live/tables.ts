import type { Agent, ControlRow, DecisionRow, Denial, Fill, Order } from "../api/types";

/** The rows the page keeps, by the name of the event that brings them. */
export interface Tables {
  readonly decision: DecisionRow;
  readonly order: Order;
  readonly fill: Fill;
  readonly denial: Denial;
  readonly agent: Agent;
  readonly control: ControlRow;
}

export type TableName = keyof Tables;

interface Shape<Row> {
  readonly id: (row: Row) => string;
  /** Highest first. A row keeps its place when it changes. */
  readonly order: (row: Row) => number | string;
  /** How many the page holds; older ones come by REST. */
  readonly keep: number;
}

export const SHAPES: { readonly [Name in TableName]: Shape<Tables[Name]> } = {
  decision: { id: (row) => row.id, order: (row) => row.number, keep: 5000 },
  order: { id: (row) => row.id, order: (row) => row.createdSeq, keep: 500 },
  fill: { id: (row) => row.id, order: (row) => row.seq, keep: 1000 },
  denial: { id: (row) => row.id, order: (row) => row.seq, keep: 500 },
  agent: { id: (row) => row.id, order: (row) => row.id, keep: 100 },
  control: { id: (row) => row.id, order: (row) => row.seq, keep: 200 },
};
