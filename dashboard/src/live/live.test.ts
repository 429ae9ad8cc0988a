import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fill, portfolio, run } from "../test/rows";
import { Live } from "./live";

let send: (event: string, data: unknown, id?: string) => void;
let asked: (string | null)[];

const gateway: typeof fetch = (_, init) => {
  asked.push(new Headers(init?.headers).get("Last-Event-ID"));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      send = (event, data, id) =>
        controller.enqueue(
          new TextEncoder().encode(
            `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
          ),
        );
    },
  });
  return Promise.resolve(new Response(body, { status: 200 }));
};

const hello = (runId: string | null, seq: number, build = "1") =>
  send("hello", { streamId: "s", runId, seq, serverTimeUs: 0, heartbeatMs: 500, build, mode: "PAPER" });

const settle = (ms = 200) => vi.advanceTimersByTimeAsync(ms);

async function started(): Promise<Live> {
  const live = new Live({ fetch: gateway, random: () => 0.5 });
  live.start();
  await settle(0);
  return live;
}

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => setTimeout(frame, 16));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the greeting says from which sequence on the stream tells everything", async () => {
  const live = await started();
  hello("r", 120);
  await settle();
  expect(live.current()).toMatchObject({ run: "r", from: 120, generation: 0, stale: false });
  live.stop();
});

test("facts and values reach the store in one flush", async () => {
  const live = await started();
  const told = vi.fn();
  live.store.subscribe("table:fill", told);
  hello("r", 1);
  send("fill", fill(501, 2), "r-2");
  send("fill", fill(502, 3), "r-3");
  send("portfolio", portfolio(3));
  await settle();
  expect(live.store.table("fill").all()).toHaveLength(2);
  expect(live.store.latest("portfolio")?.value.seq).toBe(3);
  expect(told).toHaveBeenCalledTimes(1);
  live.stop();
});

test("a connection that breaks before its first fact goes on from its greeting", async () => {
  const live = await started();
  hello("r", 120);
  await settle(0);
  live.start();
  await settle(0);
  hello("r", 130);
  await settle();
  expect(asked).toEqual([null, "r-120"]);
  expect(live.current().generation).toBe(0);
  live.stop();
});

test("what cannot be resumed is read anew", async () => {
  const live = await started();
  hello(null, 0);
  await settle(0);
  live.start();
  await settle(0);
  hello("r", 130);
  await settle();
  expect(asked).toEqual([null, null]);
  expect(live.current()).toMatchObject({ generation: 1, from: 0, run: "r" });
  live.stop();
});

test("goes stale within a second of silence and recovers with the next byte", async () => {
  const live = await started();
  hello("r", 1);
  await settle(1000);
  expect(live.current().stale).toBe(true);
  send("heartbeat", { serverTimeUs: 0, seq: 1, lagMs: 1 });
  await settle(50);
  expect(live.current().stale).toBe(false);
  live.stop();
});

test("another run drops everything and is read anew", async () => {
  const live = await started();
  hello("r", 1);
  send("fill", fill(501, 2), "r-2");
  await settle();
  send("reset", { runId: "other" });
  await settle();
  expect(live.store.table("fill").all()).toEqual([]);
  expect(live.current()).toMatchObject({ run: "other", generation: 1 });
  live.stop();
});

test("a gateway that finds its run later is read anew, and keeps what it told", async () => {
  const live = await started();
  hello(null, 0);
  send("run", run(1, { runId: "r" }), "r-1");
  await settle();
  expect(live.current()).toMatchObject({ run: "r", generation: 1 });
  expect(live.store.latest("run")?.value.runId).toBe("r");
  live.stop();
});

test("another build asks for a reload but keeps what is known", async () => {
  const live = await started();
  hello("r", 1);
  send("fill", fill(501, 2), "r-2");
  await settle();
  live.hurry();
  live.start();
  await settle(0);
  hello("r", 2, "2");
  await settle();
  expect(asked).toEqual([null, "r-2"]);
  expect(live.current()).toMatchObject({ outdated: true, generation: 0 });
  expect(live.store.table("fill").all()).toHaveLength(1);
  live.stop();
});

test("what a newer gateway says besides is ignored", async () => {
  const live = await started();
  hello("r", 1);
  send("weather", { seq: 9 });
  send("quote", { symbol: "BTCUSDT", seq: 9 });
  await settle();
  expect(live.store.latest("quote:BTCUSDT")).toBeDefined();
  live.stop();
});
