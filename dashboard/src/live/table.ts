/**
 * Rows by id, newest state only. Folding is idempotent and does not depend on the order of arrival: of two states of a
 * row the one with the higher sequence stands.
 */
export class Table<Row extends { readonly seq: number }> {
  private readonly rows = new Map<string, Row>();
  private sorted: readonly Row[] | null = [];

  constructor(
    private readonly id: (row: Row) => string,
    private readonly order: (row: Row) => number | string,
    private readonly keep: number,
  ) {}

  /** @returns whether anything is different now */
  upsert(row: Row): boolean {
    const id = this.id(row);
    const known = this.rows.get(id);
    if (known !== undefined && known.seq >= row.seq) {
      return false;
    }
    this.rows.set(id, row);
    this.sorted = null;
    return true;
  }

  get(id: string): Row | undefined {
    return this.rows.get(id);
  }

  /** In display order; the same array until something changes. */
  all(): readonly Row[] {
    this.sorted ??= this.ordered();
    return this.sorted;
  }

  private ordered(): readonly Row[] {
    const all = [...this.rows.values()].toSorted((a, b) => descending(this.order(a), this.order(b)));
    for (const old of all.splice(this.keep)) {
      this.rows.delete(this.id(old));
    }
    return all;
  }
}

/** Names go the way people read them, numbers newest first. */
function descending(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") {
    return b - a;
  }
  return String(a) < String(b) ? -1 : 1;
}
