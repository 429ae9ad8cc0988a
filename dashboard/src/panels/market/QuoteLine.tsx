import type { MarketInfo } from "../../api/types";
import { Num } from "../../format/Num";
import { bp, ratio, stepped } from "../../format/num";
import { clock, span } from "../../format/time";
import { useNow, useScene, useStatus, useValue } from "../../live/useLive";
import { Chip } from "../../ui/Chip";

/** Is this price real, and is it fresh? */
export function QuoteLine({ market }: { readonly market: MarketInfo }) {
  const got = useValue(`quote:${market.symbol}`);
  const { tickSize, quote: unit } = market.instrument;
  const quote = got?.value;
  const of = (value: string | null | undefined) => stepped(value, tickSize, unit);
  const about = { source: "quote", at: quote?.eventTimeUs, got: got?.got };
  return (
    <div className="quote-line">
      <span className="quote-last">
        <Num of={of(quote?.last)} {...about} missing="no trade yet" />
      </span>
      <span>
        bid <Num of={of(quote?.bid)} unit={false} {...about} source={bookSource(market)} missing="empty book" />
      </span>
      <span>
        ask <Num of={of(quote?.ask)} unit={false} {...about} source={bookSource(market)} missing="empty book" />
      </span>
      <span>
        spread <Num of={bp(quote?.spreadBp)} {...about} source={bookSource(market)} missing="one side is empty" />
      </span>
      <span>
        mark <Num of={of(quote?.mark)} unit={false} {...about} source={simulatedSource(market, "mark price")} />
      </span>
      <span>
        funding{" "}
        <Num of={ratio(quote?.fundingRateRatio, "always")} {...about} source={simulatedSource(market, "funding rate")} />
        {quote === undefined ? null : ` at ${clock(quote.nextFundingUs)}`}
      </span>
      {quote === undefined || got === undefined ? null : (
        <FeedAge agedMs={quote.feedAgeMs} staleAfterMs={quote.staleAfterMs} got={got.got} />
      )}
    </div>
  );
}

const bookSource = (market: MarketInfo): string =>
  market.bookDerived ? "book, derived from trades, not recorded" : "book";

const simulatedSource = (market: MarketInfo, what: string): string => (market.simulated ? `${what}, simulated` : what);

interface FeedAgeProps {
  readonly agedMs: number;
  readonly staleAfterMs: number;
  readonly got: number;
}

/** The feed may be silent while the stream is not. */
function FeedAge({ agedMs, staleAfterMs, got }: FeedAgeProps) {
  const now = useNow(500);
  const run = useValue("run");
  const { stale } = useStatus();
  const { at } = useScene();
  const age = agedMs + Math.max(0, now - got);
  if (run?.value.recordingEnded === true) {
    return <Chip>recording ended</Chip>;
  }
  if (at !== null) {
    return null;
  }
  const old = stale || age > staleAfterMs;
  return (
    <span className={old ? "warn" : ""}>
      {old ? "feed stale " : "feed "}
      <Num of={span(age)} source="wall-clock age of the last frame of this market" />
    </span>
  );
}
