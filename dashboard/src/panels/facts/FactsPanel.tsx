import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import type { FactItem, MarketInfo } from "../../api/types";
import { clockMs } from "../../format/time";
import { factKey } from "../../live/facts";
import { useMarkets, useOlderFacts, useOverview } from "../../live/reads";
import { useFacts } from "../../live/useLive";
import { useParameter } from "../../ui/address";
import { Chip } from "../../ui/Chip";
import { Panel } from "../../ui/Panel";
import { type Column, Rows } from "../../ui/Rows";
import { useHeld } from "../../ui/useHeld";
import { panelState } from "../state";
import { Waiting } from "../Waiting";
import { FactText } from "./FactText";
import { type Filter, KINDS, news } from "./news";

const SHOWN = 80;

const FILTERS: readonly Filter[] = ["all", "decisions", "orders", "fills", "denied", "agents", "operator"];

/** What just happened? */
export function FactsPanel() {
  const overview = useOverview();
  const [filter, setFilter] = useState<Filter>("all");
  const [paused, setPaused] = useState(false);
  const older = useOlderFacts(filter === "all" ? NOTHING : KINDS[filter]);
  const facts = useFacts();
  const markets = useMarkets();
  const lines = useMemo(() => news(facts, filter, SHOWN), [facts, filter]);
  const { shown, waiting, release, hold } = useHeld(lines, factKey, paused);
  const columns = useMemo(() => columnsOf(markets), [markets]);
  const [, openDecision] = useParameter("decision");
  const onOpen = useCallback(
    (fact: FactItem) => {
      const decision = decisionOf(fact);
      if (decision !== null) {
        openDecision(decision);
      }
    },
    [openDecision],
  );
  usePauseKey(() => setPaused((before) => !before));
  const letGo = () => {
    setPaused(false);
    release();
  };
  return (
    <Panel
      name="facts"
      title="Facts"
      state={panelState(filter === "all" ? overview : older, lines.length > 0, EMPTY[filter])}
      aside={
        <>
          <Waiting waiting={waiting} what="facts" onRelease={letGo} />
          <Filters filter={filter} onChange={setFilter} />
          <button
            type="button"
            className="button button-small"
            aria-pressed={paused}
            aria-keyshortcuts="Space"
            onClick={() => (paused ? letGo() : setPaused(true))}
          >
            {paused ? "go on" : "pause"}
          </button>
        </>
      }
    >
      <div className="scroll" {...hold}>
        <Rows
          name="facts"
          caption="Facts, newest first. Enter opens the decision behind one."
          columns={columns}
          rows={shown}
          id={factKey}
          onOpen={onOpen}
        />
      </div>
    </Panel>
  );
}

const NOTHING: readonly [] = [];

const EMPTY: Readonly<Record<Filter, string>> = {
  all: "Nothing has happened in this run yet.",
  decisions: "No decision yet. The first comes after the warm-up.",
  orders: "No order yet. One appears here when a decision passes risk.",
  fills: "No fill yet. One appears here when an order trades.",
  denied: "Nothing was denied.",
  agents: "No agent has joined yet.",
  operator: "No operator has acted in this run.",
};

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Does not change with every fact. */
const Filters = memo(function Filters({ filter, onChange }: FiltersProps) {
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={filter}
      onChange={(_, next: Filter | null) => next !== null && onChange(next)}
      aria-label="Which facts"
    >
      {FILTERS.map((one) => (
        <ToggleButton key={one} value={one}>
          {one}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});

function columnsOf(markets: readonly MarketInfo[]): readonly Column<FactItem>[] {
  return [
    { id: "time", title: "time UTC", cell: (fact) => (fact.eventTimeUs === null ? "" : clockMs(fact.eventTimeUs)) },
    { id: "kind", title: "what", cell: (fact) => <Kind fact={fact} /> },
    { id: "text", title: "fact", cell: (fact) => <FactText fact={fact} markets={markets} /> },
    { id: "id", title: "id", cell: (fact) => <span className="id">{idOf(fact)}</span> },
  ];
}

function Kind({ fact }: { readonly fact: FactItem }) {
  switch (fact.kind) {
    case "denial":
      return <Chip tone="warn">denied</Chip>;
    case "fill":
      return <Chip tone="ok">fill</Chip>;
    case "control":
      return <Chip tone="crit">operator</Chip>;
    default:
      return <Chip>{fact.kind}</Chip>;
  }
}

function idOf(fact: FactItem): string {
  switch (fact.kind) {
    case "decision":
    case "order":
    case "fill":
    case "denial":
    case "control":
      return fact.row.id;
    case "agent":
    case "risk":
    case "run":
    case "position":
      return "";
  }
}

function decisionOf(fact: FactItem): string | null {
  switch (fact.kind) {
    case "decision":
      return fact.row.id;
    case "order":
    case "fill":
    case "denial":
    case "position":
      return fact.row.decisionId;
    case "agent":
    case "control":
    case "risk":
    case "run":
      return null;
  }
}

/** Space pauses, unless it already means something where the focus is. */
function usePauseKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = event.target instanceof Element && event.target.closest("button, input, summary, a, dialog, textarea");
      if (event.code === "Space" && !busy && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        toggle();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}
