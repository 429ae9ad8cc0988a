import type { Candle, FactItem, Interval } from "../api/types";
import { CandleSeries } from "./candles";
import { Facts } from "./facts";
import { Table } from "./table";
import { SHAPES, type TableName, type Tables } from "./tables";
import type { ValueKey, ValueOf } from "./values";

/** A value and when the page got it (performance.now()): from then on it ages. */
export interface Got<Value> {
  readonly value: Value;
  readonly got: number;
}

export type CandleKey = `${string}:${Interval}`;

export type StoreKey = `table:${TableName}` | "facts" | `value:${ValueKey}` | `candles:${CandleKey}`;

interface Change {
  readonly fact: FactItem;
  readonly happened: boolean;
}

type AnyTable = Table<{ readonly seq: number }>;

/**
 * Everything live the page knows: folds of facts, and the latest of what is conflated. What arrives waits until the
 * next flush, so that a burst costs one render; a value overwrites its predecessor meanwhile, a fact never.
 */
export class LiveStore {
  private tables = emptyTables();
  private facts = new Facts();
  private values = new Map<ValueKey, Got<{ readonly seq: number }>>();
  private series = new Map<CandleKey, CandleSeries>();

  private readonly listeners = new Map<StoreKey, Set<() => void>>();
  private readonly dirty = new Set<StoreKey>();
  private pendingFacts: Change[] = [];
  private pendingCandles: Candle[] = [];
  private readonly pendingValues = new Map<ValueKey, Got<{ readonly seq: number }>>();

  /** @param wake asks for a flush soon */
  constructor(private readonly wake: () => void) {}

  /** @param happened it is what happened itself; else only what follows from it for another row */
  fact(fact: FactItem, happened = true): void {
    this.pendingFacts.push({ fact, happened });
    this.wake();
  }

  value<Key extends ValueKey>(key: Key, value: ValueOf<Key>): void {
    this.pendingValues.set(key, { value, got: performance.now() });
    this.wake();
  }

  /** A closed candle must not be overwritten by the next one, so these wait one by one. */
  candles(candles: readonly Candle[]): void {
    this.pendingCandles.push(...candles);
    this.wake();
  }

  /** Rows of an answer. They meet the facts of the stream as if they had come with it. */
  rows<Name extends TableName>(name: Name, rows: readonly Tables[Name][]): void {
    for (const row of rows) {
      this.upsert(name, row);
    }
    this.wake();
  }

  history(facts: readonly FactItem[]): void {
    if (this.facts.add(facts)) {
      this.dirty.add("facts");
    }
    this.wake();
  }

  /** Folds what has arrived and tells whoever reads it. */
  flush(): void {
    this.fold();
    this.tell(() => true);
  }

  /** Takes in what has arrived; nobody is told yet. */
  fold(): void {
    this.foldFacts();
    this.foldValues();
    this.foldCandles();
  }

  /** Tells whoever reads what has changed and is meant. */
  tell(meant: (key: StoreKey) => boolean): void {
    const changed = [...this.dirty].filter(meant);
    for (const key of changed) {
      this.dirty.delete(key);
    }
    for (const key of changed) {
      for (const listener of this.listeners.get(key) ?? []) {
        listener();
      }
    }
  }

  /** Another run: nothing known is true any more. */
  clear(): void {
    this.tables = emptyTables();
    this.facts = new Facts();
    this.values = new Map();
    this.series = new Map();
    this.pendingFacts = [];
    this.pendingCandles = [];
    this.pendingValues.clear();
    for (const key of this.listeners.keys()) {
      this.dirty.add(key);
    }
    this.wake();
  }

  table<Name extends TableName>(name: Name): Table<Tables[Name]> {
    return this.tables[name] as unknown as Table<Tables[Name]>;
  }

  allFacts(): readonly FactItem[] {
    return this.facts.all();
  }

  latest<Key extends ValueKey>(key: Key): Got<ValueOf<Key>> | undefined {
    return this.values.get(key) as Got<ValueOf<Key>> | undefined;
  }

  allCandles(key: CandleKey): readonly Candle[] {
    return this.series.get(key)?.all() ?? NO_CANDLES;
  }

  subscribe(key: StoreKey, listener: () => void): () => void {
    const those = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, those.add(listener));
    return () => void those.delete(listener);
  }

  private foldFacts(): void {
    const changes = this.pendingFacts;
    this.pendingFacts = [];
    for (const { fact } of changes) {
      this.foldFact(fact);
    }
    if (this.facts.add(changes.filter((change) => change.happened).map((change) => change.fact))) {
      this.dirty.add("facts");
    }
  }

  private foldFact(fact: FactItem): void {
    if (fact.kind === "risk" || fact.kind === "run") {
      this.put(fact.kind, { value: fact.row, got: performance.now() });
    } else if (fact.kind !== "position") {
      // Positions move with the mark: the portfolio, ten times a second, is the younger witness.
      this.upsert(fact.kind, fact.row as Tables[typeof fact.kind]);
    }
  }

  private foldValues(): void {
    for (const [key, got] of this.pendingValues) {
      this.put(key, got);
    }
    this.pendingValues.clear();
  }

  private foldCandles(): void {
    const candles = this.pendingCandles;
    this.pendingCandles = [];
    for (const candle of candles) {
      const key: CandleKey = `${candle.symbol}:${candle.interval}`;
      const series = this.series.get(key) ?? new CandleSeries();
      this.series.set(key, series);
      if (series.upsert(candle)) {
        this.dirty.add(`candles:${key}`);
      }
    }
  }

  private upsert<Name extends TableName>(name: Name, row: Tables[Name]): void {
    if (this.table(name).upsert(row)) {
      this.dirty.add(`table:${name}`);
    }
  }

  /** The same sequence may come again with a younger age; an older one is late and says nothing, but of the mesh itself. */
  private put(key: ValueKey, got: Got<{ readonly seq: number }>): void {
    const known = this.values.get(key);
    if (known === undefined || known.value.seq <= got.value.seq || OF_THE_MESH.has(key)) {
      this.values.set(key, got);
      this.dirty.add(`value:${key}`);
    }
  }
}

/** How the mesh is now, however much of the run its gateway has read again. */
const OF_THE_MESH: ReadonlySet<ValueKey> = new Set<ValueKey>(["system", "topology"]);

const NO_CANDLES: readonly Candle[] = [];

function emptyTables(): Record<TableName, AnyTable> {
  const make = <Name extends TableName>(name: Name) =>
    new Table<Tables[Name]>(SHAPES[name].id, SHAPES[name].order, SHAPES[name].keep) as unknown as AnyTable;
  return {
    decision: make("decision"),
    order: make("order"),
    fill: make("fill"),
    denial: make("denial"),
    agent: make("agent"),
    control: make("control"),
  };
}
