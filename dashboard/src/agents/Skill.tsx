import type { Agent, LeaveOneOut, Score } from "../api/types";
import { Num } from "../format/Num";
import { bp, change, count, measured, ratio } from "../format/num";
import { duration } from "../format/time";
import { useScorecards } from "../live/reads";
import { FigureTable } from "./FigureTable";

const MISSING = "no outcome yet";

/** How good it was on every market: by regime, over spans it did not choose, and to the consensus. */
export function Skill({ agent }: { readonly agent: Agent }) {
  const [card] = useScorecards([agent.id]).values();
  return (
    <>
      {(card?.markets ?? []).map((score) => (
        <OnMarket key={score.symbol} score={score} source={`scorecard of ${agent.id}`} />
      ))}
    </>
  );
}

interface OnMarketProps {
  readonly score: Score;
  readonly source: string;
}

function OnMarket({ score, source }: OnMarketProps) {
  return (
    <>
      <h3>Skill on {score.symbol} by regime</h3>
      <FigureTable
        caption={`Skill on ${score.symbol} while calm and while wild`}
        heading="market is"
        headings={["outcomes", "right", "Brier", "calibration error", "IC", "turnover", "net bp"]}
        rows={score.regimes.map((one) => ({
          id: one.regime,
          name: one.regime.toLowerCase(),
          figures: [
            count(one.outcomes),
            ratio(one.hitRate),
            measured(one.brier, ""),
            measured(one.calibrationError, ""),
            measured(one.informationCoefficient, ""),
            measured(one.turnover, "units"),
            bp(one.netBp, "always"),
          ],
        }))}
        source={source}
        missing={MISSING}
      />
      <h3>Information coefficient by horizon</h3>
      <FigureTable
        caption={`Information coefficient on ${score.symbol} by horizon`}
        heading="over"
        headings={["IC", "t", "n"]}
        rows={score.horizons.map((one) => ({
          id: String(one.horizonMs),
          name: duration(one.horizonMs),
          figures: [measured(one.informationCoefficient, ""), measured(one.t, ""), count(one.outcomes)],
        }))}
        source={source}
        missing="nothing varies yet"
      />
      {score.leaveOneOut === null ? null : <Without part={score.leaveOneOut} source={source} />}
    </>
  );
}

function Without({ part, source }: { readonly part: LeaveOneOut; readonly source: string }) {
  return (
    <>
      <h3>The consensus without it</h3>
      <dl className="facts-list">
        <div>
          <dt>made with it, without it</dt>
          <dd>
            <Num of={bp(part.withBp, "always")} source={source} />, <Num of={bp(part.withoutBp, "always")} source={source} />
          </dd>
        </div>
        <div>
          <dt>worth, less its language model</dt>
          <dd>
            <Num of={change(part.net)} source={source} signed />
          </dd>
        </div>
        <div>
          <dt>decisions otherwise without it</dt>
          <dd>
            <Num of={count(part.differed)} source={source} /> of <Num of={count(part.decisions)} source={source} />
          </dd>
        </div>
      </dl>
      <p className="muted">{part.method}</p>
    </>
  );
}
