import type { ModelCall } from "../../api/types";
import { Num } from "../../format/Num";
import { count, llm } from "../../format/num";
import { clockMs, latency } from "../../format/time";
import { Chip } from "../../ui/Chip";

interface CallsProps {
  readonly calls: readonly ModelCall[];
  readonly forgotten: number;
  /** How many agents had a signal that counted. */
  readonly voices: number;
}

/** What was asked of language models, what they said, and what it cost. Their words are text, never markup. */
export function Calls({ calls, forgotten, voices }: CallsProps) {
  return (
    <section aria-label="Language models">
      <h3>5 Language models</h3>
      {calls.length === 0 && forgotten === 0 ? (
        <p className="muted">{voices === 0 ? "No signal counted." : "No language model stood behind any of the signals."}</p>
      ) : null}
      {calls.map((call) => (
        <Call key={`${call.agentId}:${call.seq}`} call={call} />
      ))}
      {forgotten === 0 ? null : (
        <p className="muted">
          <Num of={count(forgotten)} source="gateway" /> more stood behind it; their text is not kept by the gateway any more, the event
          log has it.
        </p>
      )}
    </section>
  );
}

function Call({ call }: { readonly call: ModelCall }) {
  const about = { source: `call of ${call.agentId}, sequence ${call.seq}` };
  return (
    <article className="call" data-call={call.seq}>
      <p>
        <strong>{call.agentId}</strong> asked <span className="id">{call.model}</span>, prompt {call.promptVersion}, recorded{" "}
        {clockMs(call.recordedUs)} UTC as sequence <Num of={count(call.seq)} {...about} />{" "}
        {call.fallback ? <Chip tone="warn">fallback: no answer could be used, its own rules decided</Chip> : null}
      </p>
      <p className="muted">
        cost <Num of={llm({ value: call.costUsd, currency: "USD" })} {...about} />
        {/[1-9]/.test(call.costUsd) ? "" : " (known already, not asked again)"}, <Num of={count(call.inputTokens)} {...about} /> tokens in,{" "}
        <Num of={count(call.outputTokens)} {...about} /> out, took <Num of={latency(call.latencyMs)} {...about} />
      </p>
      <Text summary="shown with the prompt" text={call.prompt} missing="The agent did not tell what it asked; only the hash is recorded." />
      <Text summary={call.fallback ? "why there was no answer" : "answer"} text={call.answer} missing="" open />
      <p className="muted">
        SHA-256 of the question <span className="id">{call.promptSha256}</span>; a replay uses this answer and asks nobody
      </p>
    </article>
  );
}

interface TextProps {
  readonly summary: string;
  readonly text: string | null;
  readonly missing: string;
  readonly open?: boolean;
}

function Text({ summary, text, missing, open = false }: TextProps) {
  return text === null ? (
    <p className="muted">{missing}</p>
  ) : (
    <details open={open}>
      <summary>{summary}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}
