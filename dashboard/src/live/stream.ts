import { refusal } from "../api/problem";
import { backoff } from "./backoff";
import { type SseMessage, SseParser } from "./sse-parser";

export type StreamState =
  | { readonly kind: "connecting" }
  | { readonly kind: "open" }
  | { readonly kind: "waiting"; readonly since: number; readonly retryAt: number; readonly cause: string }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "paused" };

export interface StreamListener {
  message(message: SseMessage): void;
  /** Any byte at all: the proof that somebody is there. */
  bytes(): void;
  state(state: StreamState): void;
}

export interface StreamOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly random: () => number;
}

/** Heartbeats come every 500 ms: after ten missed ones the connection is dead, whatever TCP believes. */
const PATIENCE_MS = 5000;

/**
 * The one event stream of this tab: reads by fetch, so that a refusal can be told from a lost connection, and comes
 * back with the id of the last fact it saw, so that no fact is lost or seen twice.
 */
export class EventStream {
  private lastId: string | null = null;
  private attempt = 0;
  private askedMs: number | null = null;
  private lostAt: number | null = null;
  private abort: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: StreamOptions,
    private readonly listener: StreamListener,
  ) {}

  start(): void {
    this.stop();
    void this.connect();
  }

  /** Gives the connection back; the place in the log is kept. */
  pause(): void {
    this.stop();
    this.listener.state({ kind: "paused" });
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    this.abort?.abort();
    this.abort = null;
  }

  /** The network is back or somebody looks: do not sit out the wait. */
  hurry(): void {
    if (this.abort === null) {
      this.start();
    }
  }

  /** The facts known belong to another run: the next connection starts from nothing. */
  forget(): void {
    this.lastId = null;
  }

  /** Whether the next connection can go on where this one ends. */
  get resumable(): boolean {
    return this.lastId !== null;
  }

  /** Where to go on if the connection breaks before its first fact. */
  resumeFrom(id: string): void {
    this.lastId ??= id;
  }

  private async connect(): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    if (this.attempt === 0) {
      this.listener.state({ kind: "connecting" });
    }
    this.waitForBytes();
    const cause = await this.read(abort).catch((failure: unknown) => reason(failure));
    if (this.abort === abort) {
      this.abort = null;
      this.ended(cause);
    }
  }

  private async read(abort: AbortController): Promise<string | null> {
    const response = await this.options.fetch(this.options.url, {
      headers: { Accept: "text/event-stream", ...(this.lastId === null ? {} : { "Last-Event-ID": this.lastId }) },
      credentials: "same-origin",
      cache: "no-store",
      signal: abort.signal,
    });
    if (response.status === 401) {
      return null;
    }
    if (!response.ok || response.body === null) {
      this.askedMs = retryAfter(response);
      const { code, message } = await refusal(response);
      return code === "NOT_READY" ? message.replace(/\.$/, "") : `the gateway answered ${response.status}`;
    }
    this.opened();
    await this.pump(response.body.getReader(), abort.signal);
    return "the gateway ended the stream";
  }

  private opened(): void {
    this.lostAt = null;
    this.askedMs = null;
    this.byte();
    this.listener.state({ kind: "open" });
  }

  private byte(): void {
    this.waitForBytes();
    this.listener.bytes();
  }

  private waitForBytes(): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.stop();
      this.ended("the gateway is silent");
    }, PATIENCE_MS);
  }

  private async pump(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal): Promise<void> {
    const parser = new SseParser();
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
      const { done, value } = await reader.read();
      if (done || signal.aborted) {
        return;
      }
      this.byte();
      for (const message of parser.feed(value)) {
        this.take(message);
      }
      this.askedMs = parser.retryMs ?? this.askedMs;
    }
  }

  private take(message: SseMessage): void {
    if (message.event === "bye") {
      this.askedMs = retryOf(message) ?? this.askedMs;
    } else if (message.event !== "hello") {
      // Only now: a gateway that greets and hangs up is not back yet.
      this.attempt = 0;
    }
    this.listener.message(message);
    // After the listener: a fact that could not be taken in is asked for again.
    if (message.id !== null) {
      this.lastId = message.id;
    }
  }

  private ended(cause: string | null): void {
    clearTimeout(this.patience);
    if (cause === null) {
      this.listener.state({ kind: "unauthorized" });
      return;
    }
    const now = performance.now();
    this.lostAt ??= now;
    const wait = backoff(this.attempt, this.askedMs, this.options.random);
    this.attempt += 1;
    this.askedMs = null;
    this.timer = setTimeout(() => void this.connect(), wait);
    this.listener.state({ kind: "waiting", since: this.lostAt, retryAt: now + wait, cause });
  }
}

function reason(failure: unknown): string {
  if (failure instanceof SyntaxError) {
    return "the gateway sent something this page cannot read";
  }
  return failure instanceof RangeError ? failure.message : "the gateway cannot be reached";
}

function retryAfter(response: Response): number | null {
  const seconds = response.headers.get("Retry-After");
  return seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : null;
}

function retryOf(bye: SseMessage): number | null {
  const { retryMs } = JSON.parse(bye.data) as { retryMs?: unknown };
  return typeof retryMs === "number" ? retryMs : null;
}
