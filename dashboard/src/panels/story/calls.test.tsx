import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { ModelCall } from "../../api/types";
import { printIn } from "../../format/num";
import { Calls } from "./Calls";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const CALL: ModelCall = {
  agentId: "financial-sentiment",
  seq: 812,
  recordedUs: 1_767_614_400_000_000,
  model: "gemini",
  promptVersion: "headlines-v1",
  promptSha256: "77ab".repeat(16),
  prompt: "Read <b>this</b>",
  answer: "{\"side\":\"LONG\"}",
  inputTokens: 1204,
  outputTokens: 96,
  costUsd: "0.0021",
  latencyMs: 842,
  fallback: false,
};

const shown = (calls: readonly ModelCall[], forgotten = 0): string => {
  render(<Calls calls={calls} forgotten={forgotten} voices={1} />);
  return screen.getByRole("region", { name: "Language models" }).textContent ?? "";
};

test("a call shows prompt, answer, tokens and cost; its words are text", () => {
  const text = shown([CALL]);
  expect(text).toContain("headlines-v1");
  expect(text).toContain("0.0021\u00a0USD");
  expect(text).toContain("1,204 tokens in, 96 out, took 842\u00a0ms");
  expect(text).toContain("Read <b>this</b>");
  expect(text).toContain(CALL.answer);
  expect(text).not.toContain("fallback");
  expect(document.querySelector("pre b")).toBeNull();
});

test("a fallback is labelled, and says why there was no answer", () => {
  const text = shown([{ ...CALL, fallback: true, answer: "no answer within 5 s" }]);
  expect(text).toContain("fallback: no answer could be used, its own rules decided");
  expect(text).toContain("no answer within 5 s");
});

test("what was known already cost nothing, and an untold prompt is not made up", () => {
  const text = shown([{ ...CALL, costUsd: "0", prompt: null }]);
  expect(text).toContain("known already, not asked again");
  expect(text).toContain("The agent did not tell what it asked");
});

test("where no model was asked, that is said; where the text is gone, that", () => {
  expect(shown([])).toContain("No language model stood behind any of the signals.");
  cleanup();
  expect(shown([], 2)).toContain("2 more stood behind it");
});
