package io.sapphire.local.aster;

import static io.sapphire.local.finding.Finding.ok;
import static io.sapphire.local.finding.Finding.skipped;
import static io.sapphire.local.finding.Finding.wrong;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.local.finding.Finding;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules and fees of single markets. */
final class MarketCheck {
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final String TRADING = "TRADING";
    /** Fees are expensive to ask for. */
    private static final int FEW = 3;

    private final VenueLine line;
    private final JsonNode info;
    private final boolean signed;

    /**
     * @param info what the venue answered to {@code exchangeInfo}
     * @param signed whether signed questions are answered
     */
    MarketCheck(VenueLine line, JsonNode info, boolean signed) {
        this.line = line;
        this.info = info;
        this.signed = signed;
    }

    /** Bitcoin, or the first few; never the venue's own test markets. */
    List<Symbol> usual() {
        var listed = rows().filter(row -> TRADING.equals(row.path("status").asString("")))
                .map(row -> row.path("symbol").asString(""))
                .filter(name -> !name.startsWith("TEST"))
                .map(Symbol::new)
                .toList();
        return listed.contains(BITCOIN)
                ? List.of(BITCOIN)
                : listed.stream().limit(FEW).toList();
    }

    Finding rules(Symbol symbol) {
        var subject = symbol + " rules";
        return rows().filter(row -> symbol.value().equals(row.path("symbol").asString("")))
                .findFirst()
                .map(row -> rules(subject, row))
                .orElseGet(() -> wrong(subject, "the venue does not list it"));
    }

    private static Finding rules(String subject, JsonNode row) {
        var status = row.path("status").asString("");
        if (!status.equals(TRADING)) {
            return wrong(subject, "it does not trade now, the venue says " + status);
        }
        var words = "tick %s, step %s, at least %s of notional"
                .formatted(
                        filter(row, "PRICE_FILTER", "tickSize"),
                        filter(row, "LOT_SIZE", "stepSize"),
                        filter(row, "MIN_NOTIONAL", "notional"));
        return words.contains("nothing") ? wrong(subject, words) : ok(subject, words);
    }

    private static String filter(JsonNode row, String type, String field) {
        return row.path("filters")
                .valueStream()
                .filter(filter -> type.equals(filter.path("filterType").asString("")))
                .findFirst()
                .map(filter -> filter.path(field).asString("nothing"))
                .orElse("nothing");
    }

    Finding fees(Symbol symbol) {
        var subject = symbol + " fees";
        if (!signed) {
            return skipped(subject, "they differ by account: a key that is accepted is needed");
        }
        var fees = line.ask(line.rest().askSigned("/fapi/v3/commissionRate", Parameters.of("symbol", symbol)));
        return ok(
                subject,
                "maker %s, taker %s of notional"
                        .formatted(
                                fees.path("makerCommissionRate").asString("unknown"),
                                fees.path("takerCommissionRate").asString("unknown")));
    }

    private Stream<JsonNode> rows() {
        return info.path("symbols").valueStream();
    }
}
