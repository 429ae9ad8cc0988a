import type { Agent, AgentReasoning, Signal, Vote } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num, NumbersInControl } from "../../format/Num";
import { bp, count, measured, probability, stepped } from "../../format/num";
import { clock, duration } from "../../format/time";
import { useValue } from "../../live/useLive";
import { Chip, type ChipTone } from "../../ui/Chip";
import { VoteRow } from "../../ui/VoteRow";

interface AgentRowProps {
  readonly agent: Agent;
  readonly symbol: string | undefined;
  readonly vote: Vote | undefined;
  readonly decisionUs: number | null;
  readonly scale: number;
}

/** One agent: its last vote; opened, what it measures and what it said last. */
export function AgentRow({ agent, symbol, vote, decisionUs, scale }: AgentRowProps) {
  return (
    <li>
      <details className="agent">
        <summary>
          <NumbersInControl>
            {vote === undefined ? (
              <span className="vote">
                <span className="vote-agent">{agent.id}</span>
                <span className="muted">no decision yet</span>
              </span>
            ) : (
              <VoteRow vote={vote} scale={scale} source="last decision" at={decisionUs} />
            )}
          </NumbersInControl>
          <Mind agent={agent} />
          <State agent={agent} />
        </summary>
        <Opened agent={agent} symbol={symbol} />
      </details>
    </li>
  );
}

/** Whoever can ask a language model and goes by its own rules instead says so before its row is opened. */
function Mind({ agent }: { readonly agent: Agent }) {
  if (agent.mind === "") {
    return null;
  }
  const alone = !agent.usesLlm || agent.reasoning?.fallback === true;
  return (
    <Chip tone={alone ? "warn" : "plain"} title={agent.reasoning?.fallback ? agent.reasoning.answer : agent.mind}>
      {agent.usesLlm ? (alone ? "no LLM answer" : "LLM") : "no LLM"}
    </Chip>
  );
}

const TONE: Readonly<Record<Exclude<Agent["state"], "LIVE">, ChipTone>> = {
  PROBATION: "plain",
  SHADOW: "plain",
  REMOVED: "plain",
  MUTED: "warn",
  LOST: "crit",
};

/** Being live is the normal case and needs no word. */
function State({ agent }: { readonly agent: Agent }) {
  if (agent.state === "LIVE") {
    return null;
  }
  return (
    <Chip tone={TONE[agent.state]}>
      {agent.state.toLowerCase()}
      {agent.stateReason === null ? "" : `: ${agent.stateReason}`}
    </Chip>
  );
}

/** What an agent measures and what it said last. */
export function Opened({ agent, symbol }: { readonly agent: Agent; readonly symbol: string | undefined }) {
  const live = useValue(`signal:${agent.id}:${symbol ?? ""}`);
  const signal = newest(live?.value, agent.signals.find((one) => one.symbol === symbol) ?? agent.lastSignal);
  const answer = agent.answers.find((one) => one.symbol === symbol);
  return (
    <div className="agent-opened">
      <p>
        {agent.method} <span className="muted">version {agent.version}</span>
      </p>
      {agent.mind === "" ? null : <p className="mind">Language model: {agent.mind}.</p>}
      {agent.reasoning === null ? null : <Reasoning reasoning={agent.reasoning} />}
      {signal === null ? <p className="muted">No signal yet.</p> : <LastSignal signal={signal} got={live?.got} />}
      {answer?.state === "NO_VIEW" || answer?.state === "MISSING" ? (
        <p className="muted">
          Last round: {answer.state === "MISSING" ? "did not answer in time" : "no new view"}
          {answer.reason === null ? "" : `, ${answer.reason}`}
        </p>
      ) : null}
      {agent.refusals === 0 ? null : (
        <p className="muted">
          Replies refused: <Num of={count(agent.refusals)} source="agent" />
        </p>
      )}
      {agent.lateAnswers === 0 ? null : (
        <p className="muted">
          Answers after their round, not counted: <Num of={count(agent.lateAnswers)} source="agent" />
        </p>
      )}
    </div>
  );
}

function Reasoning({ reasoning }: { readonly reasoning: AgentReasoning }) {
  const about = { source: "agent" };
  return (
    <div className="muted">
      {reasoning.model}, prompt {reasoning.promptVersion}: <Num of={count(reasoning.questions)} {...about} /> questions,{" "}
      <Num of={count(reasoning.fallbacks)} {...about} /> without a usable answer,{" "}
      <Num of={count(reasoning.tokens)} {...about} /> tokens, <Num of={stepped(reasoning.costUsd, "0.0001", "USD")} {...about} />
      {reasoning.fallback ? (
        `; the last: ${reasoning.answer}`
      ) : (
        <details>
          <summary>what it answered last</summary>
          <pre className="answer-text">{reasoning.answer}</pre>
        </details>
      )}
    </div>
  );
}

function newest(live: Signal | undefined, known: Signal | null): Signal | null {
  if (live === undefined) {
    return known;
  }
  return known === null || live.seq >= known.seq ? live : known;
}

function LastSignal({ signal, got }: { readonly signal: Signal; readonly got: number | undefined }) {
  const about = { source: `signal ${signal.id}`, at: signal.eventTimeUs, got };
  return (
    <>
      <p>
        Last signal {clock(signal.eventTimeUs)} UTC: <Side of={signal.side} /> p{" "}
        <Num of={probability(signal.confidence)} {...about} /> over {duration(signal.horizonMs)}, expects{" "}
        <Num of={bp(signal.expectedReturnBp, "always")} {...about} /> give or take{" "}
        <Num of={bp(signal.expectedRiskBp)} {...about} />, counts until {clock(signal.expiresUs)} UTC
      </p>
      <p className="rationale">{signal.rationale}</p>
      <dl className="evidence">
        {signal.evidence.map((evidence) => (
          <div key={evidence.name}>
            <dt>{evidence.name}</dt>
            <dd>
              <Num of={measured(evidence.value, evidence.unit)} {...about} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
