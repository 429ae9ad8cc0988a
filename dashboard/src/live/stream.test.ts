import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EventStream, type StreamState } from "./stream";

/** A gateway whose answers the test writes by hand. */
class Gateway {
  readonly resumedFrom: (string | null)[] = [];
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  answers: (() => Promise<Response>)[] = [];

  readonly fetch: typeof fetch = (_, init) => {
    this.resumedFrom.push(new Headers(init?.headers).get("Last-Event-ID"));
    const answer = this.answers.shift() ?? (() => Promise.resolve(this.stream()));
    return answer();
  };

  stream(): Response {
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) });
    return new Response(body, { status: 200, headers: { "Content-Type": "text/event-stream" } });
  }

  send(text: string): void {
    this.controller?.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.controller?.close();
  }
}

function listening(gateway: Gateway) {
  const messages: string[] = [];
  const states: StreamState[] = [];
  const stream = new EventStream(
    { url: "/api/v1/events", fetch: gateway.fetch, random: () => 0.5 },
    {
      message: (message) => void messages.push(`${message.event} ${message.data}`),
      bytes: () => {},
      state: (state) => void states.push(state),
    },
  );
  return { stream, messages, states, last: () => states.at(-1) };
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("resuming", () => {
  test("resumes from the last fact after the gateway went away, and not from the values after it", async () => {
    const gateway = new Gateway();
    const { stream, messages } = listening(gateway);
    stream.start();
    await settle();
    gateway.send("id: run-a-7\nevent: fill\ndata: 1\n\nevent: quote\ndata: 2\n\n");
    await settle();
    gateway.end();
    await settle(400);
    gateway.send("id: run-a-8\nevent: fill\ndata: 3\n\n");
    await settle();
    expect(gateway.resumedFrom).toEqual([null, "run-a-7"]);
    expect(messages).toEqual(["fill 1", "quote 2", "fill 3"]);
    stream.stop();
  });

  test("a pause keeps the place, another run forgets it", async () => {
    const gateway = new Gateway();
    const { stream, last } = listening(gateway);
    stream.start();
    await settle();
    gateway.send("id: r-7\nevent: fill\ndata: 1\n\n");
    await settle();
    stream.pause();
    expect(last()).toEqual({ kind: "paused" });
    stream.hurry();
    await settle();
    stream.forget();
    stream.start();
    await settle();
    expect(gateway.resumedFrom).toEqual([null, "r-7", null]);
    stream.stop();
  });

  test("a fact the page could not take in is asked for again", async () => {
    const gateway = new Gateway();
    const fussy = new EventStream(
      { url: "/", fetch: gateway.fetch, random: () => 0.5 },
      {
        message: (message) => {
          if (message.data === "bad") {
            throw new SyntaxError("no JSON");
          }
        },
        bytes: () => {},
        state: () => {},
      },
    );
    fussy.start();
    await settle();
    gateway.send("id: r-1\ndata: good\n\nid: r-2\ndata: bad\n\n");
    await settle(400);
    expect(gateway.resumedFrom).toEqual([null, "r-1"]);
    fussy.stop();
  });
});

describe("waiting", () => {
  test("doubles up to eight seconds and says since when it waits", async () => {
    const gateway = new Gateway();
    gateway.answers = Array.from({ length: 8 }, () => () => Promise.reject(new TypeError("refused")));
    const { stream, states } = listening(gateway);
    stream.start();
    await settle(33_000);
    const waits = states.filter((state) => state.kind === "waiting");
    const lengths = waits.map((state) => Math.round(state.retryAt - state.since));
    expect(lengths.slice(0, 4)).toEqual([250, 750, 1750, 3750]);
    expect(new Set(waits.map((state) => state.since)).size).toBe(1);
    expect(states.at(-1)?.kind).toBe("open");
    stream.stop();
  });

  test("obeys bye and then comes back", async () => {
    const gateway = new Gateway();
    const { stream } = listening(gateway);
    stream.start();
    await settle();
    gateway.send('event: bye\ndata: {"reason":"OVERFLOW","retryMs":2000}\n\n');
    gateway.end();
    await settle(1900);
    expect(gateway.resumedFrom).toHaveLength(1);
    await settle(200);
    expect(gateway.resumedFrom).toHaveLength(2);
    stream.stop();
  });

  test("a stream that says nothing for five seconds is given up", async () => {
    const gateway = new Gateway();
    const { stream, last } = listening(gateway);
    stream.start();
    await settle(4900);
    expect(last()).toEqual({ kind: "open" });
    await settle(200);
    expect(last()).toMatchObject({ kind: "waiting", cause: "the gateway is silent" });
    stream.stop();
  });

  test("says how far a gateway has read the run before it has anything to tell", async () => {
    const gateway = new Gateway();
    const problem = JSON.stringify({ code: "NOT_READY", detail: "The run cannot be shown yet: event 7 of 9." });
    gateway.answers = [() => Promise.resolve(new Response(problem, { status: 503, headers: { "Retry-After": "1" } }))];
    const { stream, last } = listening(gateway);
    stream.start();
    await settle(500);
    expect(last()).toMatchObject({ kind: "waiting", cause: "The run cannot be shown yet: event 7 of 9" });
    stream.stop();
  });

  test("does not sit out the wait when the network is back", async () => {
    const gateway = new Gateway();
    gateway.answers = [() => Promise.resolve(new Response("", { status: 503, headers: { "Retry-After": "30" } }))];
    const { stream, last } = listening(gateway);
    stream.start();
    await settle(1000);
    expect(last()).toMatchObject({ kind: "waiting", cause: "the gateway answered 503" });
    stream.hurry();
    await settle();
    expect(last()).toEqual({ kind: "open" });
    stream.stop();
  });
});

test("without a session it stops asking", async () => {
  const gateway = new Gateway();
  gateway.answers = [() => Promise.resolve(new Response("", { status: 401 }))];
  const { stream, last } = listening(gateway);
  stream.start();
  await settle(60_000);
  expect(last()).toEqual({ kind: "unauthorized" });
  expect(gateway.resumedFrom).toHaveLength(1);
});
