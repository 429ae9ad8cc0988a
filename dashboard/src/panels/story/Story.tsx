import type { Decision, DecisionRow } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { change, count, logOdds, probability, stepped } from "../../format/num";
import { instant, latency } from "../../format/time";
import { useMarket } from "../../live/reads";
import { useParameter } from "../../ui/address";
import { VoteAxis, VoteRow, voteScale } from "../../ui/VoteRow";
import { Calls } from "./Calls";
import { Checks } from "./Checks";
import { Denials } from "./Denials";
import { OrderLife } from "./OrderLife";
import { Voices } from "./Voices";
import { Waterfall } from "./Waterfall";
import { WhatIf } from "./WhatIf";

/** The whole page as it was when the decision was made. */
function MomentLink({ seq }: { readonly seq: number }) {
  const [, setAt] = useParameter("at");
  return (
    <button type="button" className="link" onClick={() => setAt(String(seq))}>
      see that moment
    </button>
  );
}

interface StoryProps {
  readonly decision: DecisionRow;
  readonly details: Decision | undefined;
}

/** One decision from votes to fills. */
export function Story({ decision, details }: StoryProps) {
  const market = useMarket(decision.symbol);
  const { tickSize, quote = "" } = market?.instrument ?? {};
  const about = { source: `decision ${decision.id}`, at: decision.eventTimeUs };
  return (
    <div className="story">
      <p className="story-facts">
        {decision.symbol} <Side of={decision.side} /> at {instant(decision.eventTimeUs)}, sequence{" "}
        <Num of={count(decision.seq)} {...about} />, book middle{" "}
        <Num of={stepped(decision.price, tickSize, quote)} {...about} />, wants <Num of={change(decision.target)} {...about} />
        , <MomentLink seq={decision.seq} />, decided in <Num of={latency(decision.latencyMs)} {...about} missing="the frame was not timed" />
      </p>
      <p className="story-why">{decision.why}</p>
      <section aria-label="Votes">
        <h3>1 Votes</h3>
        <VoteAxis />
        <ul className="agents">
          {decision.votes.map((vote) => (
            <li key={vote.agentId}>
              <VoteRow
                vote={vote}
                scale={voteScale(decision.votes)}
                source={`vote in ${decision.id}`}
                at={decision.eventTimeUs}
              />
            </li>
          ))}
        </ul>
        <p className="pooled">
          pooled p <Num of={probability(decision.pooledP)} {...about} />, a side needs{" "}
          <Num of={probability(decision.threshold)} {...about} />, dissent{" "}
          <Num of={logOdds(details?.dissent)} {...about} missing="details not loaded" /> log-odds
        </p>
      </section>
      {details === undefined ? <p className="muted">Reading checks and orders.</p> : <Details details={details} />}
    </div>
  );
}

function Details({ details }: { readonly details: Decision }) {
  return (
    <>
      <Voices signals={details.signals} critiques={details.critiques} />
      <Checks checks={details.checks} at={details.decision.eventTimeUs} />
      <Denials denials={details.denials} />
      <OrderLife orders={details.orders} fills={details.fills} outcome={details.decision.outcome} />
      <Calls calls={details.calls} forgotten={details.callsForgotten} voices={details.signals.length} />
      {details.decision.traceId === null ? null : (
        <Waterfall traceId={details.decision.traceId} seq={details.decision.seq} />
      )}
      <WhatIf decision={details.decision} />
    </>
  );
}
