import { useCallback, useMemo, useState } from "react";
import type { DecisionRow } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { useDecisions, useMarkets, useOlderDecisions } from "../live/reads";
import { useRows, useValue } from "../live/useLive";
import { decisionColumns, idOf } from "../panels/decisions/columns";
import { panelState } from "../panels/state";
import { Waiting } from "../panels/Waiting";
import { useParameter } from "../ui/address";
import { Panel } from "../ui/Panel";
import { Rows } from "../ui/Rows";
import { Select } from "../ui/Select";
import { useHeld } from "../ui/useHeld";
import { OUTCOMES, outcomeOf, wanted } from "./filter";

/** So many rows are drawn at once; more on demand. */
const STEP = 200;

/** Every decision read so far that fits, newest first; older ones on demand. */
export function DecisionList() {
  const query = useDecisions();
  const [symbol, setSymbol] = useParameter("symbol");
  const [outcome, setOutcome] = useParameter("outcome");
  const [dissenter, setDissenter] = useParameter("dissent");
  const all = useRows("decision");
  const agents = useRows("agent");
  const markets = useMarkets();
  const older = useOlderDecisions(symbol);
  const fits = useMemo(
    () => all.filter(wanted({ symbol, outcome: outcomeOf(outcome), dissenter })),
    [all, symbol, outcome, dissenter],
  );
  const columns = useMemo(() => decisionColumns(markets), [markets]);
  const [opened, open] = useParameter("decision");
  const onOpen = useCallback((decision: DecisionRow) => open(decision.id), [open]);
  const { shown, waiting, release, hold } = useHeld(fits, idOf);
  const [most, setMost] = useState(STEP);
  const showMore = () => {
    setMost(most + STEP);
    if (shown.length <= most + STEP) {
      older.readMore();
    }
  };
  return (
    <Panel
      name="decisions"
      title="Every decision"
      state={panelState(query, fits.length > 0 || all.length > 0, "No decision yet. The first comes after the warm-up.")}
      aside={
        <>
          <Waiting waiting={waiting} what="decisions" onRelease={release} />
          <Select label="market" value={symbol} any="any" options={markets.map((one) => one.symbol)} onChange={setSymbol} />
          <Select label="became" value={outcome} any="anything" options={OUTCOMES} onChange={setOutcome} />
          <Select label="against" value={dissenter} any="nobody" options={agents.map(({ id }) => id)} onChange={setDissenter} />
          <Tally shown={fits.length} read={all.length} />
        </>
      }
    >
      <div className="scroll" {...hold}>
        <Rows
          name="decisions"
          caption="Decisions, newest first. Enter opens one."
          columns={columns}
          rows={shown.slice(0, most)}
          id={idOf}
          opened={opened}
          onOpen={onOpen}
        />
        {fits.length === 0 ? <p className="panel-empty">None of the decisions read so far fits the filter.</p> : null}
        {older.more || shown.length > most ? (
          <p className="decisions-more">
            <button type="button" className="button" onClick={showMore} aria-disabled={older.reading}>
              Show older decisions
            </button>
          </p>
        ) : null}
      </div>
    </Panel>
  );
}

function Tally({ shown, read }: { readonly shown: number; readonly read: number }) {
  const system = useValue("system");
  return (
    <span className="muted">
      <Num of={count(shown)} source="this page" /> of <Num of={count(read)} source="this page" /> read,{" "}
      <Num of={count(system?.value.counts.decisions)} source="event log" got={system?.got} /> decided
    </span>
  );
}
