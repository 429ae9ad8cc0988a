import type { Vote } from "../api/types";
import { Side } from "../format/Direction";
import { Num } from "../format/Num";
import { probability } from "../format/num";
import { DivergingBar } from "./DivergingBar";

/**
 * Log-odds that fill half a bar at the largest weight: p = 0.73. The scale depends on the weights only, so the same vote
 * has the same length in every decision of a run.
 */
const FULL_LOG_ODDS = 1;

export function voteScale(votes: readonly Vote[]): number {
  return Math.max(0, ...votes.map((vote) => vote.weight)) * FULL_LOG_ODDS;
}

interface VoteRowProps {
  readonly vote: Vote;
  readonly scale: number;
  readonly source: string;
  readonly at: number | null;
}

/** One seat's voice as a bar and in numbers; one that did not count says why. */
export function VoteRow({ vote, scale, source, at }: VoteRowProps) {
  const counted = vote.state === "VOTED";
  const length = scale === 0 ? 0 : (vote.weight * vote.logOdds) / scale;
  return (
    <span className="vote">
      <span className="vote-agent">{vote.agentId}</span>
      <DivergingBar length={counted ? length : 0} />
      {counted ? (
        <span className="vote-side">
          <Side of={vote.side} /> <Num of={probability(vote.confidence)} source={`confidence, ${source}`} at={at} />
        </span>
      ) : (
        <span className="vote-side muted" title={silence(vote)}>
          {silence(vote)}
        </span>
      )}
      <span className="vote-weight">
        w <Num of={probability(vote.weight)} source={`weight, ${source}`} at={at} />
      </span>
    </span>
  );
}

const silence = (vote: Vote): string =>
  vote.reason === null || vote.reason === "" ? STATE[vote.state] : `${STATE[vote.state]}: ${vote.reason}`;

const STATE: Readonly<Record<Vote["state"], string>> = {
  VOTED: "voted",
  ABSTAINED: "abstained",
  STALE: "expired",
  MUTED: "muted",
  LOST: "lost",
};

/** Which side of the line is which. */
export function VoteAxis() {
  return (
    <span className="vote vote-axis" aria-hidden="true">
      <span />
      <span className="vote-axis-words">
        <span>SHORT</span>
        <span>LONG</span>
      </span>
      <span />
      <span />
    </span>
  );
}
