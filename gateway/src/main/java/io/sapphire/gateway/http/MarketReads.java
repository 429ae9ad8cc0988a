package io.sapphire.gateway.http;

import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Flows.Flow;
import io.sapphire.gateway.view.Flows.Micro;
import io.sapphire.gateway.view.Flows.MicroRow;
import io.sapphire.gateway.view.Markets.MarketInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about who trades a market and what holding it costs. */
final class MarketReads {
    private static final int CANDLES = 1_000;
    private static final int MOST_CANDLES = 5_000;

    Object flow(RunView run, Projection all, Query query, Instant now) {
        var interval = query.oneOf("interval", Interval::of, Interval.WORDS).orElse(Interval.MINUTE);
        int limit = query.number("limit", CANDLES, 1, MOST_CANDLES);
        var symbol = query.pathSymbol();
        boolean derived = run.markets().stream()
                .filter(market -> market.symbol().equals(symbol))
                .anyMatch(MarketInfo::sidesDerived);
        return run.flows(symbol, query.from(), query.to(), interval.span(), interval.word(), limit)
                .map(flows -> new Flow(symbol, interval.word(), derived, flows, all.asOf()))
                .orElseThrow(() -> Reads.noMarket(query));
    }

    Object micro(RunView run, Projection all, Query query, Instant now) {
        int limit = query.number("limit", CANDLES, 1, MOST_CANDLES);
        return run.micro(query.pathSymbol(), query.from(), query.to(), limit)
                .map(readings -> new Micro(query.pathSymbol(), readings, missing(run, readings), all.asOf()))
                .orElseThrow(() -> Reads.noMarket(query));
    }

    private static @Nullable String missing(RunView run, List<MicroRow> readings) {
        if (!readings.isEmpty()) {
            return null;
        }
        return run.activeAgents() == 0
                ? "No agent has a seat that could measure it."
                : "No agent of the run measured this market's flow in this range.";
    }

    Object funding(RunView run, Projection all, Query query, Instant now) {
        return run.funding(query.pathSymbol(), now, query.limit()).orElseThrow(() -> Reads.noMarket(query));
    }
}
