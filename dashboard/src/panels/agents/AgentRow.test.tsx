import { cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Agent } from "../../api/types";
import { printIn } from "../../format/num";
import { withLive } from "../../test/withLive";
import { AgentRow } from "./AgentRow";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const AGENT: Agent = {
  id: "financial-sentiment",
  seq: 5,
  version: "1",
  method: "News move the price.",
  tier: "LIGHT",
  inputs: ["headlines"],
  horizonMs: 3_600_000,
  historyMs: 0,
  usesLlm: false,
  mind: "",
  reasoning: null,
  state: "LIVE",
  stateReason: null,
  weight: null,
  lastSignal: null,
  signals: [],
  answers: [],
  refusals: 0,
  lateAnswers: 0,
  params: [],
};

const REASONING: NonNullable<Agent["reasoning"]> = {
  model: "gemini-test",
  promptVersion: "headlines-v1",
  questions: 12,
  fallbacks: 3,
  tokens: 1920,
  costUsd: "0.001632",
  fallback: false,
  answer: "{}",
  latencyMs: 900,
};

function shown(change: Partial<Agent>): string {
  withLive(<AgentRow agent={{ ...AGENT, ...change }} symbol="BTCUSDT" vote={undefined} decisionUs={null} scale={1} />, {});
  return screen.getByRole("listitem").textContent ?? "";
}

test("an agent that asks nobody says nothing of language models", () => {
  expect(shown({})).not.toContain("LLM");
});

test("an agent without a language model says so, and why", () => {
  const row = shown({ mind: "own rules only: no language model is configured" });
  expect(row).toContain("no LLM");
  expect(row).toContain("Language model: own rules only: no language model is configured.");
});

test("an agent with one says which, how often and for how much", () => {
  const row = shown({ usesLlm: true, mind: "asks gemini-test", reasoning: REASONING });
  expect(row).toContain("LLM");
  expect(row).not.toContain("no LLM");
  expect(row).toContain("12 questions, 3 without a usable answer, 1,920 tokens, 0.0016\u00a0USD");
});

test("a question without a usable answer shows until the next one", () => {
  const failed = { ...REASONING, fallback: true, answer: "the language model answered with error 429" };
  const row = shown({ usesLlm: true, mind: "asks gemini-test", reasoning: failed });
  expect(row).toContain("no LLM answer");
  expect(row).toContain("the last: the language model answered with error 429");
});
