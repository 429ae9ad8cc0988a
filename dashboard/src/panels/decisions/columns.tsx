import type { DecisionRow, MarketInfo } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { change, count, probability, stepped } from "../../format/num";
import { clock } from "../../format/time";
import { DivergingBar } from "../../ui/DivergingBar";
import { OutcomeChip } from "../../ui/OutcomeChip";
import type { Column } from "../../ui/Rows";
import { voteScale } from "../../ui/VoteRow";

export const idOf = (decision: DecisionRow): string => decision.id;

const about = (row: DecisionRow) => ({ source: `decision ${row.id}, sequence ${row.seq}`, at: row.eventTimeUs });

/** What a row of a decision tells. */
export function decisionColumns(markets: readonly MarketInfo[]): readonly Column<DecisionRow>[] {
  const stepOf = (symbol: string) => markets.find((market) => market.symbol === symbol)?.instrument;
  return [
    { id: "time", title: "time UTC", cell: (row) => clock(row.eventTimeUs) },
    { id: "id", title: "id", cell: (row) => <span className="id">{row.id}</span> },
    { id: "symbol", title: "symbol", cell: (row) => row.symbol },
    { id: "side", title: "wants", cell: (row) => <Side of={row.side} /> },
    { id: "votes", title: "votes", cell: (row) => <VoteStrip decision={row} /> },
    {
      id: "p",
      title: "pooled p",
      align: "right",
      cell: (row) => <Num of={probability(row.pooledP)} {...about(row)} />,
    },
    {
      id: "tally",
      title: "for / against / none",
      align: "right",
      cell: (row) => (
        <>
          <Num of={count(row.forCount)} {...about(row)} /> / <Num of={count(row.againstCount)} {...about(row)} /> /{" "}
          <Num of={count(row.abstainCount)} {...about(row)} />
        </>
      ),
    },
    {
      id: "target",
      title: "target USDT",
      align: "right",
      cell: (row) => <Num of={change(row.target)} unit={false} {...about(row)} />,
    },
    {
      id: "outcome",
      title: "became",
      cell: (row) => (
        <>
          <OutcomeChip decision={row} />{" "}
          {row.outcome === "FILLED" || row.outcome === "PARTIAL" ? (
            <Num
              of={stepped(row.filledQty, stepOf(row.symbol)?.stepSize, stepOf(row.symbol)?.base ?? "")}
              {...about(row)}
            />
          ) : null}
        </>
      ),
    },
  ];
}

/** Every seat's vote in one small bar each, in agent order; the numbers are one Enter away. */
function VoteStrip({ decision }: { readonly decision: DecisionRow }) {
  const scale = voteScale(decision.votes);
  return (
    <span className="vote-strip">
      {decision.votes.map((vote) => (
        <span key={vote.agentId} title={`${vote.agentId}: ${vote.state === "VOTED" ? vote.side : vote.state}`}>
          <DivergingBar
            length={vote.state === "VOTED" && scale > 0 ? (vote.weight * vote.logOdds) / scale : 0}
          />
        </span>
      ))}
    </span>
  );
}
