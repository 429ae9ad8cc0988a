package io.sapphire.simulator.mirror;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.market.RecordingException;
import tools.jackson.databind.JsonNode;

/** Reads the rules of one market from what a venue says about all. Fees are not among them: they depend on the account. */
final class UpstreamRules {
    /** Assumed, as for recordings; an instrument file replaces them. */
    private static final Rate MAKER_FEE = Rate.ofBp(2);

    private static final Rate TAKER_FEE = Rate.ofBp(4);
    private static final String TRADING = "TRADING";

    private UpstreamRules() {}

    /** @throws RecordingException if the market is not listed, does not trade, or has rules that do not fit here */
    static Instrument of(JsonNode info, String symbol, Upstream upstream) {
        for (var rules : info.path("symbols")) {
            if (rules.path("symbol").asString("").equals(symbol)) {
                return instrument(rules, symbol, upstream);
            }
        }
        throw new RecordingException(upstream.name() + " does not list " + symbol);
    }

    private static Instrument instrument(JsonNode rules, String symbol, Upstream upstream) {
        var status = rules.path("status").asString("");
        if (!status.equals(TRADING)) {
            throw new RecordingException(symbol + " does not trade on " + upstream.name() + " now: it is " + status);
        }
        try {
            return new Instrument(
                    new Symbol(symbol),
                    Price.of(filter(rules, "PRICE_FILTER", "tickSize")),
                    Quantity.of(filter(rules, "LOT_SIZE", "stepSize")),
                    Money.of(filter(rules, "MIN_NOTIONAL", "notional")),
                    MAKER_FEE,
                    TAKER_FEE);
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            throw new RecordingException("the rules of " + symbol + " cannot be followed: " + unfit.getMessage(), unfit);
        }
    }

    private static String filter(JsonNode rules, String type, String field) {
        for (var filter : rules.path("filters")) {
            if (filter.path("filterType").asString("").equals(type)) {
                return filter.path(field).asString("");
            }
        }
        throw new IllegalArgumentException("there is no " + type);
    }
}
