import type { MarketInfo, Quote } from "../api/types";
import { Side } from "../format/Direction";
import { Num } from "../format/Num";
import { change, ratio, stepped } from "../format/num";
import { clock, span } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";

/** What does holding cost? */
export function FundingPanel({ market }: { readonly market: MarketInfo | undefined }) {
  const overview = useOverview();
  const quote = useValue(`quote:${market?.symbol ?? ""}`);
  return (
    <Panel
      name="funding"
      title="Funding"
      state={panelState(overview, quote !== undefined && market !== undefined, "No price has been seen yet.")}
      aside={market?.simulated === true ? <Chip>simulated</Chip> : null}
    >
      {quote === undefined || market === undefined ? null : (
        <Funding market={market} quote={quote.value} got={quote.got} />
      )}
    </Panel>
  );
}

interface FundingProps {
  readonly market: MarketInfo;
  readonly quote: Quote;
  readonly got: number;
}

function Funding({ market, quote, got }: FundingProps) {
  const portfolio = useValue("portfolio");
  const position = portfolio?.value.positions.find((one) => one.symbol === market.symbol && one.side !== "FLAT");
  const about = { source: "funding rate", at: quote.eventTimeUs, got };
  const { stepSize, base } = market.instrument;
  return (
    <dl className="facts-list">
      <div>
        <dt>rate, longs pay if positive</dt>
        <dd>
          <Num of={ratio(quote.fundingRateRatio, "always")} {...about} />
        </dd>
      </div>
      <div>
        <dt>next at {clock(quote.nextFundingUs)} UTC, in venue time</dt>
        <dd>
          <Num of={span(Math.max(0, (quote.nextFundingUs - quote.eventTimeUs) / 1000))} {...about} source="venue clock" />
        </dd>
      </div>
      <div>
        <dt>we hold</dt>
        <dd>
          {position === undefined ? (
            "nothing here"
          ) : (
            <>
              <Side of={position.side} />{" "}
              <Num of={stepped(position.qty, stepSize, base)} source="position" got={portfolio?.got} />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>paid so far, all markets</dt>
        <dd>
          <Num of={change(portfolio?.value.bridge.funding)} signed source="portfolio bridge" got={portfolio?.got} />
        </dd>
      </div>
    </dl>
  );
}
