// The run, its agents and its decisions, as the gateway shows them.
import { AGENTS, MINUTE_US, START_US } from "./base.mjs";

export function run(story) {
  return {
    seq: Math.max(1, story.seq),
    runId: story.runId,
    build: "fake",
    seed: 7,
    profile: "demo",
    mode: "PAPER",
    readiness: story.readiness,
    readinessDetail: null,
    warmUp: story.readiness === "WARM_UP",
    recordingEnded: story.readiness === "RECORDING_ENDED",
    epoch: 1,
    step: 1,
    venueTimeUs: story.nowUs,
    tradingStartUs: START_US + 24 * 60 * MINUTE_US,
    startedUs: Date.now() * 1000,
  };
}

export function agent(story, id) {
  const [, method] = AGENTS.find(([name]) => name === id);
  const signal = story.signals.get(id) ?? null;
  return {
    id,
    seq: signal?.seq ?? 2,
    version: "1.0.0",
    method,
    tier: "LIGHT",
    inputs: ["trades", "book"],
    horizonMs: 900_000,
    historyMs: 14_400_000,
    usesLlm: false,
    mind: "",
    reasoning: null,
    state: "LIVE",
    stateReason: null,
    weight: story.decisions.length === 0 ? null : 0.5,
    lastSignal: signal,
    signals: signal === null ? [] : [signal],
    answers: [{ symbol: "BTCUSDT", frame: story.seq, state: signal ? "SIGNAL" : "NO_VIEW", reason: signal ? null : "needs 60 more minutes" }],
    refusals: 0,
    lateAnswers: 0,
    params: [],
  };
}

export function system(story, clients, connected = true) {
  return {
    seq: story.seq,
    run: run(story),
    counts: {
      events: story.seq,
      decisions: story.decisions.length,
      orders: story.orders.length,
      fills: story.fills.length,
      denials: story.denials.length,
      invalidBooks: 0,
    },
    rates: { eventsPerS: 20, factsPerS: 1 },
    gateway: { build: "fake", startedUs: 0, connected, lagMs: 2, sseClients: clients, serverTimeUs: Date.now() * 1000 },
    health: { overall: "OK", items: [{ id: "venue", kind: "VENUE", state: "OK", reason: null, ageMs: 1, staleAfterMs: 1000 }] },
  };
}

export function details(story, id) {
  const decision = story.decisions.find((one) => one.id === id);
  if (decision === undefined) {
    return null;
  }
  const orders = story.orders.filter((order) => order.decisionId === id);
  return {
    asOfSeq: story.seq,
    eventTimeUs: story.nowUs,
    decision,
    frame: decision.seq,
    dissent: 0.12,
    checks: [
      { id: "quorum", value: decision.votes.filter((vote) => vote.state === "VOTED").length, limit: 1, cmp: "GE", pass: true, enforced: true },
      { id: "threshold", value: decision.pooledP - 0.5, limit: 0.02, cmp: "GE", pass: decision.side !== "FLAT", enforced: true },
      { id: "supporters", value: 1, limit: 2, cmp: "GE", pass: false, enforced: false },
      { id: "leave-one-out", value: -0.013, limit: 0, cmp: "GT", pass: false, enforced: false },
      { id: "edge-after-cost", value: 0.00031, limit: 0.00024, cmp: "GE", pass: true, enforced: false },
    ],
    orders,
    denials: story.denials.filter((denial) => denial.decisionId === id),
    fills: story.fills.filter((fill) => fill.decisionId === id),
    critiques: [],
    signals: [...story.signals.values()],
    calls: [
      {
        agentId: "trend-momentum",
        seq: Math.max(1, decision.seq - 3),
        recordedUs: decision.recordedUs,
        model: "fake-model",
        promptVersion: "headlines-v1",
        promptSha256: "77ab".repeat(16),
        prompt: "Read these headlines.\n\n<script>alert(1)</script>",
        answer: '{"mood":"calm"}',
        inputTokens: 1204,
        outputTokens: 96,
        costUsd: "0.0021",
        latencyMs: 842,
        fallback: false,
      },
    ],
    callsForgotten: 0,
  };
}
