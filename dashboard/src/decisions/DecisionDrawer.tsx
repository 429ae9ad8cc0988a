import { useEffect, useId, useRef } from "react";
import type { Decision, DecisionRow } from "../api/types";
import { Side } from "../format/Direction";
import { Num } from "../format/Num";
import { change, count, logOdds, probability, stepped } from "../format/num";
import { instant, latency } from "../format/time";
import { useDecision, useMarket } from "../live/reads";
import { useRow } from "../live/useLive";
import { OutcomeChip } from "../ui/OutcomeChip";
import { VoteAxis, VoteRow, voteScale } from "../ui/VoteRow";
import { Checks } from "./Checks";
import { Denials } from "./Denials";
import { OrderLife } from "./OrderLife";
import { Voices } from "./Voices";
import { Waterfall } from "./Waterfall";

interface DecisionDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/**
 * Why: one decision from votes to fills. Not a modal: the page stays usable, and STOP above all. The row that is live
 * shows at once; the rest follows.
 */
export function DecisionDrawer({ id, onClose }: DecisionDrawerProps) {
  const row = useRow("decision", id);
  const query = useDecision(id, row?.seq ?? 0);
  const decision = newer(row, query.data?.decision);
  const heading = useId();
  const drawer = useRef<HTMLElement>(null);
  useOpenedFromKeyboard(drawer, onClose);
  return (
    <aside ref={drawer} className="drawer" aria-labelledby={heading} tabIndex={-1}>
      <header className="drawer-header">
        <h2 id={heading}>Decision {id}</h2>
        {decision === undefined ? null : <OutcomeChip decision={decision} />}
        <button type="button" className="button" onClick={onClose}>
          Close <kbd aria-hidden="true">Esc</kbd>
        </button>
      </header>
      {query.isError && decision === undefined ? (
        <p className="panel-empty" role="alert">
          {query.error.message} <code>{query.error.code}</code>
        </p>
      ) : null}
      {decision === undefined ? null : <Story decision={decision} details={query.data} />}
    </aside>
  );
}

function newer(row: DecisionRow | undefined, answered: DecisionRow | undefined): DecisionRow | undefined {
  if (row === undefined || answered === undefined) {
    return row ?? answered;
  }
  return row.seq >= answered.seq ? row : answered;
}

interface StoryProps {
  readonly decision: DecisionRow;
  readonly details: Decision | undefined;
}

function Story({ decision, details }: StoryProps) {
  const market = useMarket(decision.symbol);
  const { tickSize, quote = "" } = market?.instrument ?? {};
  const about = { source: `decision ${decision.id}`, at: decision.eventTimeUs };
  return (
    <>
      <p className="drawer-facts">
        {decision.symbol} <Side of={decision.side} /> at {instant(decision.eventTimeUs)}, sequence{" "}
        <Num of={count(decision.seq)} {...about} />, book middle{" "}
        <Num of={stepped(decision.price, tickSize, quote)} {...about} />, wants <Num of={change(decision.target)} {...about} />
        , decided in <Num of={latency(decision.latencyMs)} {...about} missing="the frame was not timed" />
      </p>
      <p className="drawer-why">{decision.why}</p>
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
    </>
  );
}

function Details({ details }: { readonly details: Decision }) {
  return (
    <>
      <Voices signals={details.signals} critiques={details.critiques} />
      <Checks checks={details.checks} at={details.decision.eventTimeUs} />
      <Denials denials={details.denials} />
      <OrderLife orders={details.orders} fills={details.fills} outcome={details.decision.outcome} />
      {details.decision.traceId === null ? null : (
        <Waterfall traceId={details.decision.traceId} seq={details.decision.seq} />
      )}
    </>
  );
}

/** Takes the focus, gives it back to the row it came from, and closes on Escape. */
function useOpenedFromKeyboard(drawer: { readonly current: HTMLElement | null }, onClose: () => void): void {
  useEffect(() => {
    const from = document.activeElement;
    drawer.current?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) {
        from.focus();
      }
    };
  }, [drawer]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog above has its own Escape.
      if (event.key === "Escape" && document.querySelector("dialog[open]") === null) {
        onClose();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
}
