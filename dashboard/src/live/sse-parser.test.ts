import { describe, expect, test } from "vitest";
import { seeded } from "../test/seeded";
import { type SseMessage, SseParser } from "./sse-parser";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const parse = (text: string): SseMessage[] => new SseParser().feed(bytes(text));

describe("messages", () => {
  test("carry id, event and data", () => {
    expect(parse('id: 7c1f-12\nevent: fill\ndata: {"price":"932.10"}\n\n')).toEqual([
      { id: "7c1f-12", event: "fill", data: '{"price":"932.10"}' },
    ]);
  });

  test("may have several lines of data, and no space after the colon", () => {
    expect(parse("data:one\ndata: two\ndata\n\n")[0]?.data).toBe("one\ntwo\n");
  });

  test("without data are no messages, but do not leak into the next one", () => {
    expect(parse("event: quote\n\ndata: x\n\n")).toEqual([{ id: null, event: "message", data: "x" }]);
  });

  test("a value without an id does not inherit the id of the fact before", () => {
    const both = parse("id: r-1\nevent: fill\ndata: a\n\nevent: quote\ndata: b\n\n");
    expect(both.map((message) => message.id)).toEqual(["r-1", null]);
  });

  test("comments, unknown fields and ids with NUL are ignored", () => {
    expect(parse(": hello\nwhat: ever\nid: a\0b\ndata: x\n\n")).toEqual([{ id: null, event: "message", data: "x" }]);
  });

  test("an unfinished message waits", () => {
    const parser = new SseParser();
    expect(parser.feed(bytes("data: x\n"))).toEqual([]);
    expect(parser.feed(bytes("\n"))).toHaveLength(1);
  });
});

test("retry is kept for the reconnect", () => {
  const parser = new SseParser();
  parser.feed(bytes("retry: 2500\n\nretry: soon\n\n"));
  expect(parser.retryMs).toBe(2500);
});

test("a message without an end is refused rather than kept", () => {
  const parser = new SseParser();
  expect(() => parser.feed(bytes(`data: ${"x".repeat(1_100_000)}`))).toThrow(RangeError);
});

describe("the same messages come out wherever the bytes are cut", () => {
  const story =
    "\ufeffretry: 500\r\n\r\nid: r-1\r\nevent: decision\r\ndata: {\"why\":\"p \u2265 0.52 \u2013 \u{1f4c8}\"}\r\n\r\n" +
    "event: heartbeat\ndata: {}\n\n:keep\rid: r-2\rdata: a\rdata: b\r\rdata: last\r\n\n";
  const whole = parse(story);

  test("the story has four messages", () => {
    expect(whole.map((message) => message.data)).toEqual(['{"why":"p \u2265 0.52 \u2013 \u{1f4c8}"}', "{}", "a\nb", "last"]);
  });

  test("at every single place", () => {
    const all = bytes(story);
    for (let cut = 0; cut <= all.length; cut++) {
      const parser = new SseParser();
      expect([...parser.feed(all.subarray(0, cut)), ...parser.feed(all.subarray(cut))]).toEqual(whole);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("at many random places (seed %i)", (seed) => {
    const random = seeded(seed);
    const all = bytes(story);
    const parser = new SseParser();
    const messages: SseMessage[] = [];
    for (let from = 0; from < all.length; ) {
      const to = from + Math.floor(random() * 5);
      messages.push(...parser.feed(all.subarray(from, to)));
      from = to;
    }
    expect(messages).toEqual(whole);
  });
});
