package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.run.VenueRun;
import java.util.List;

/** Finds the market a request is about, or refuses the request. */
final class Listed {
    private final VenueRun run;

    Listed(VenueRun run) {
        this.run = run;
    }

    Symbol symbol(Parameters parameters) {
        return market(parameters).symbol();
    }

    MarketState market(Parameters parameters) {
        return run.venue().market(parameters.symbol()).orElseThrow(() -> new RequestException(Refusal.UNKNOWN_SYMBOL));
    }

    /** The one it names, or all. */
    List<MarketState> markets(Parameters parameters) {
        return parameters.findSymbol().isPresent()
                ? List.of(market(parameters))
                : List.copyOf(run.venue().markets());
    }

    /** An object if a symbol is given, else an array of all. */
    Answer eachOrOne(Parameters parameters, Json.Element<MarketState> element) {
        if (parameters.findSymbol().isPresent()) {
            var market = market(parameters);
            return Answer.of(Json.object(json -> element.write(json, market)));
        }
        return Answer.of(Json.array(run.venue().markets(), element));
    }
}
