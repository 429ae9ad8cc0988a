import type { Critique, Signal } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { bp, measured, probability } from "../../format/num";
import { duration } from "../../format/time";
import { Chip } from "../../ui/Chip";

interface VoicesProps {
  readonly signals: readonly Signal[];
  readonly critiques: readonly Critique[];
}

/** What the agents said and what they measured. Their words are text, never markup. */
export function Voices({ signals, critiques }: VoicesProps) {
  return (
    <section aria-label="Evidence">
      <h3>2 Evidence</h3>
      {signals.length === 0 ? <p className="muted">No signal counted.</p> : null}
      {signals.map((signal) => (
        <Voice key={signal.id} signal={signal} />
      ))}
      {critiques.map((critique) => (
        <p key={critique.seq}>
          {critique.from} on {critique.to}: <Chip>{critique.agrees ? "agrees" : "disagrees"}</Chip> {critique.text}
        </p>
      ))}
    </section>
  );
}

function Voice({ signal }: { readonly signal: Signal }) {
  const about = { source: `signal ${signal.id}`, at: signal.eventTimeUs };
  return (
    <div className="voice">
      <p>
        <strong>{signal.agentId}</strong> <Side of={signal.side} /> p <Num of={probability(signal.confidence)} {...about} /> over{" "}
        {duration(signal.horizonMs)}, expects <Num of={bp(signal.expectedReturnBp, "always")} {...about} /> give or take{" "}
        <Num of={bp(signal.expectedRiskBp)} {...about} />
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
    </div>
  );
}
