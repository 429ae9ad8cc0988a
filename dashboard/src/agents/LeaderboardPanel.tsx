import { useCallback } from "react";
import { Num } from "../format/Num";
import { bp, change, count, measured, probability, ratio, stepped } from "../format/num";
import { useOverview } from "../live/reads";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import type { Column } from "../ui/Rows";
import { SortedRows } from "../ui/SortedRows";
import { type ScoreRow, useScoreRows } from "./useScoreRows";

const FIRST = { id: "net", desc: true };

const idOf = (row: ScoreRow): string => row.id;

/** Who earns, after cost, and with what certainty? No place on the list means anything without its number of outcomes. */
export function LeaderboardPanel() {
  const overview = useOverview();
  const rows = useScoreRows();
  const [chosen, choose] = useParameter("agent");
  const onOpen = useCallback((row: ScoreRow) => choose(row.agent.id), [choose]);
  const opened = rows.find((row) => row.agent.id === chosen)?.id ?? null;
  return (
    <Panel
      name="leaderboard"
      title="Leaderboard, net of cost"
      state={panelState(overview, rows.length > 0, "No agent has been scored yet.")}
      aside={
        <span className="muted">
          each agent's side traded alone with one unit, the taker's fee and half the spread paid; folded from the event log
        </span>
      }
    >
      <div className="scroll">
        <SortedRows
          name="leaderboard"
          caption="Agents and how good they were. A column's button sorts. Enter shows an agent below."
          columns={COLUMNS}
          rows={rows}
          id={idOf}
          first={FIRST}
          opened={opened}
          onOpen={onOpen}
        />
      </div>
    </Panel>
  );
}

const about = (row: ScoreRow) => ({ source: `scorecard of ${row.agent.id}` });

const NOT_YET = "no outcome yet";

const unweighed = (row: ScoreRow): string => (row.agent.state === "SHADOW" ? "a shadow: not counted" : "no decision yet");

const COLUMNS: readonly Column<ScoreRow>[] = [
  { id: "agent", title: "agent", cell: (row) => row.agent.id, sort: (row) => row.agent.id },
  { id: "symbol", title: "market", cell: (row) => row.score.symbol, sort: (row) => row.score.symbol },
  {
    id: "net",
    title: "net bp",
    align: "right",
    cell: (row) => <Num of={bp(row.score.netBp, "always")} unit={false} signed {...about(row)} />,
    sort: (row) => row.score.netBp,
  },
  {
    id: "gross",
    title: "gross bp",
    align: "right",
    cell: (row) => <Num of={bp(row.score.grossBp, "always")} unit={false} signed {...about(row)} />,
    sort: (row) => row.score.grossBp,
  },
  {
    id: "cost",
    title: "cost bp",
    align: "right",
    cell: (row) => <Num of={bp(row.score.costBp)} unit={false} {...about(row)} />,
    sort: (row) => row.score.costBp,
  },
  {
    id: "llm",
    title: "LLM USD",
    align: "right",
    cell: (row) => <Num of={stepped(row.score.modelCost, "0.0001", "USD")} unit={false} {...about(row)} />,
  },
  {
    id: "worth",
    title: "worth to the consensus",
    align: "right",
    cell: (row) => <Num of={change(row.score.leaveOneOut?.net)} missing="no decision yet" signed {...about(row)} />,
    sort: (row) => (row.score.leaveOneOut === null ? null : Number(row.score.leaveOneOut.net.value)),
  },
  {
    id: "n",
    title: "outcomes",
    align: "right",
    cell: (row) => <Num of={count(row.score.outcomes)} {...about(row)} />,
    sort: (row) => row.score.outcomes,
  },
  {
    id: "hits",
    title: "right",
    align: "right",
    cell: (row) => <Num of={ratio(row.score.hitRate)} missing={NOT_YET} {...about(row)} />,
    sort: (row) => row.score.hitRate,
  },
  {
    id: "brier",
    title: "Brier",
    align: "right",
    cell: (row) => <Num of={measured(row.score.brier, "")} missing={NOT_YET} {...about(row)} />,
    sort: (row) => row.score.brier,
  },
  {
    id: "ece",
    title: "calibration error",
    align: "right",
    cell: (row) => <Num of={measured(row.score.calibrationError, "")} missing={NOT_YET} {...about(row)} />,
    sort: (row) => row.score.calibrationError,
  },
  {
    id: "log",
    title: "log score over a coin, t",
    align: "right",
    cell: (row) => <LogScore row={row} />,
    sort: (row) => row.score.logScoreT,
  },
  {
    id: "ic",
    title: "IC",
    align: "right",
    cell: (row) => <Num of={measured(row.score.informationCoefficient, "")} missing={NOT_YET} {...about(row)} />,
    sort: (row) => row.score.informationCoefficient,
  },
  {
    id: "late",
    title: "late answers",
    align: "right",
    cell: (row) => <Num of={count(row.score.lateAnswers)} {...about(row)} />,
    sort: (row) => row.score.lateAnswers,
  },
  {
    id: "weight",
    title: "weight now",
    align: "right",
    cell: (row) => <Num of={probability(row.agent.weight)} missing={unweighed(row)} {...about(row)} />,
    sort: (row) => row.agent.weight,
  },
];

/** Below two standard errors a coin explains it. */
const CERTAIN = 2;

function LogScore({ row }: { readonly row: ScoreRow }) {
  const { logScoreMnat, logScoreT } = row.score;
  const weak = logScoreT !== null && Math.abs(logScoreT) < CERTAIN;
  return (
    <>
      <Num of={measured(logScoreMnat, "mnat")} missing={NOT_YET} {...about(row)} />{" "}
      <Num of={measured(logScoreT, "t")} missing={NOT_YET} {...about(row)} />{" "}
      {weak ? <Chip title="Within two standard errors of a coin">not certain</Chip> : null}
    </>
  );
}
