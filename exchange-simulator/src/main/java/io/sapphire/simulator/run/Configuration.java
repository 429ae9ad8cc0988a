package io.sapphire.simulator.run;

import io.sapphire.simulator.engine.FillModels;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.ledger.LedgerException;
import io.sapphire.simulator.market.FundingRates;
import java.util.LinkedHashSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything that decides what inputs mean. A ledger can be continued only under the configuration it began with. */
final class Configuration {
    private static final int FORMAT = 1;
    private static final String SPARES_STOPS = "countdownSparesStops";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Configuration() {}

    static String of(RunSettings settings, Markets markets) {
        var node = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("seed", settings.seed())
                .put("deposit", settings.deposit().toString())
                .put("latencyMicros", settings.latency().toNanos() / 1000);
        if (settings.countdownSparesStops()) {
            // Only then, so that ledgers from before there was a choice can be continued.
            node.put(SPARES_STOPS, true);
        }
        if (!settings.funding().toString().equals(FundingRates.USUAL.toString())) {
            node.put("funding", settings.funding().toString());
        }
        if (!settings.models().equals(FillModels.USUAL)) {
            node.put("models", settings.models().toString());
        }
        var list = node.putArray("markets");
        markets.all().forEach(market -> list.add(of(market)));
        return node.toString();
    }

    /** @throws LedgerException naming the first difference */
    static void refuseOther(String recorded, String present) {
        var before = JSON.readTree(recorded);
        var now = JSON.readTree(present);
        var keys = new LinkedHashSet<>(now.propertyNames());
        keys.addAll(before.propertyNames());
        for (var key : keys) {
            if (!now.path(key).equals(before.path(key))) {
                throw new LedgerException("the ledger was begun with " + key + " " + text(before.path(key)) + ", not "
                        + text(now.path(key)) + "; use another ledger directory or the configuration of then");
            }
        }
    }

    private static ObjectNode of(Market market) {
        var instrument = market.recording().instrument();
        var node = JSON.createObjectNode()
                .put("symbol", instrument.symbol().value())
                .put("origin", market.recording().origin())
                .put("fingerprint", market.recording().fingerprint())
                .put("shiftMillis", market.shift().toMillis())
                .put("tick", instrument.tick().toString())
                .put("step", instrument.step().toString())
                .put("minNotional", instrument.minNotional().toString())
                .put("makerFee", instrument.makerFee().toString())
                .put("takerFee", instrument.takerFee().toString());
        if (!market.brackets().areAssumed()) {
            // Only then, so that ledgers from before there was a choice can be continued.
            node.put("brackets", market.brackets().all().toString());
        }
        return node;
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode()) {
            return "not set";
        }
        return node.isString() ? node.asString() : node.toString();
    }
}
