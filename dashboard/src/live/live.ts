import type { FactKind, FactRows, Hello, Run } from "../api/types";
import { atLeast, type Generation } from "../api/queries";
import { eventId } from "./event-id";
import type { Scene } from "./scene";
import { Silence } from "./silence";
import type { SseMessage } from "./sse-parser";
import { asFact, FACT_KINDS } from "./fact";
import { LiveStore, type StoreKey } from "./store";
import { EventStream, type StreamState } from "./stream";

/** What the page knows about its connection. */
export interface LiveStatus {
  readonly stream: StreamState;
  /** No byte for a second. */
  readonly stale: boolean;
  readonly run: string | null;
  /** Sequence from which on the stream tells everything; null before the first greeting. */
  readonly from: number | null;
  /** Counts the runs and sessions begun in this tab: what was read before is read again. */
  readonly generation: Generation;
  /** The gateway was replaced by another build since the page was loaded. */
  readonly outdated: boolean;
}

const TOPICS = [...FACT_KINDS, "quote", "book", "candle", "portfolio", "equity", "signal", "system", "topology"];

const EVENTS = `/api/v1/events?topics=${TOPICS.join(",")}`;

/** Text ten times a second is as fast as people read, and half the work of every frame. */
const FLUSH_MS = 100;

export interface LivePorts {
  readonly fetch: typeof fetch;
  readonly random: () => number;
}

/** The live side of the page: one stream, folded into one store. */
export class Live implements Scene {
  readonly at = null;
  readonly store = new LiveStore(() => this.flushSoon());
  readonly silence = new Silence(() => this.announce({ stale: this.silence.stale }));

  private status: LiveStatus = {
    stream: { kind: "connecting" },
    stale: false,
    run: null,
    from: null,
    generation: 0,
    outdated: false,
  };
  private generations = 0;
  private build: string | null = null;
  private flushing = false;
  private lastFlush = Number.NEGATIVE_INFINITY;
  private readonly listeners = new Set<() => void>();
  private readonly stream: EventStream;

  constructor(ports: LivePorts) {
    this.stream = new EventStream(
      { url: EVENTS, ...ports },
      {
        message: (message) => this.take(message),
        bytes: () => this.silence.byte(),
        state: (stream) => this.announce({ stream }),
      },
    );
  }

  start(): void {
    this.stream.start();
  }

  stop(): void {
    this.stream.stop();
    this.silence.stop();
  }

  pause(): void {
    this.stream.pause();
    this.silence.stop();
  }

  hurry(): void {
    this.stream.hurry();
  }

  current(): LiveStatus {
    return this.status;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  address(path: string, seq: number | null): string {
    return atLeast(path, seq);
  }

  private take(message: SseMessage): void {
    const data: unknown = JSON.parse(message.data);
    if (isFact(message.event)) {
      // An event changes several rows; the last message is the event itself and carries the id.
      this.store.fact(asFact(message.event, data as FactRows[FactKind]), message.id !== null);
      if (message.event === "run" && this.status.run === null) {
        // What was asked before there was a run is asked again.
        this.announce({ run: (data as Run).runId, generation: ++this.generations });
      }
      return;
    }
    switch (message.event) {
      case "hello":
        this.greet(data as Hello);
        break;
      case "reset":
        this.begin((data as { runId: string | null }).runId);
        break;
      default:
        takeValue(this.store, message.event, data);
    }
  }

  private greet(hello: Hello): void {
    this.build ??= hello.build;
    const { run } = this.status;
    const another = run !== null && hello.runId !== null && run !== hello.runId;
    const unresumed = this.status.from !== null && !this.stream.resumable;
    if (another || unresumed) {
      this.begin(hello.runId);
    }
    if (hello.runId !== null) {
      this.stream.resumeFrom(eventId({ run: hello.runId, seq: hello.seq }));
    }
    this.announce({
      run: hello.runId ?? run,
      from: this.status.from ?? hello.seq,
      outdated: hello.build !== this.build,
    });
  }

  /** Another run, or facts were missed for good: forget everything and read it anew. */
  private begin(run: string | null): void {
    this.stream.forget();
    this.store.clear();
    this.announce({ run, from: 0, generation: ++this.generations });
  }

  private announce(change: Partial<LiveStatus>): void {
    this.status = { ...this.status, ...change };
    for (const listener of this.listeners) {
      listener();
    }
  }

  private flushSoon(): void {
    if (this.flushing) {
      return;
    }
    this.flushing = true;
    const wait = Math.max(0, this.lastFlush + FLUSH_MS - performance.now());
    setTimeout(() => onNextFrame(() => this.flush()), wait);
  }

  private flush(): void {
    this.flushing = false;
    this.lastFlush = performance.now();
    this.store.fold();
    // Numbers in one frame, lists and charts in the next: no task has to do both.
    this.store.tell(isValue);
    onNextFrame(() => this.store.tell(() => true));
  }
}

const isValue = (key: StoreKey): boolean => key.startsWith("value:");

/** A hidden page has no frames, but its facts still want to be folded. */
function onNextFrame(work: () => void): void {
  if (document.visibilityState === "hidden") {
    work();
  } else {
    requestAnimationFrame(work);
  }
}

function isFact(event: string): event is FactKind {
  return (FACT_KINDS as readonly string[]).includes(event);
}

function takeValue(store: LiveStore, event: string, data: unknown): void {
  const row = data as { symbol: string; agentId: string; seq: number };
  const topic = event.split(":", 1)[0];
  switch (topic) {
    case "quote":
      store.value(`quote:${row.symbol}`, data as never);
      break;
    case "book":
      store.value(`book:${row.symbol}`, data as never);
      break;
    case "candle":
      store.candles([data as never]);
      break;
    case "signal":
      store.value(`signal:${row.agentId}:${row.symbol}`, data as never);
      break;
    case "portfolio":
    case "equity":
    case "system":
    case "topology":
      store.value(topic, data as never);
      break;
    default:
    // A newer gateway may say more than this page understands.
  }
}
