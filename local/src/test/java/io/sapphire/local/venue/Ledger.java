package io.sapphire.local.venue;

import io.sapphire.domain.market.Fixed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's own books: the truth. */
record Ledger(List<Row> orders, List<Trade> trades, long positionE8) {
    private static final Set<String> FINAL = Set.of("FILLED", "CANCELED", "EXPIRED", "REJECTED");

    /** One order as the venue has it. */
    record Row(String clientOrderId, String side, String status, String executed, boolean closesPosition) {

        boolean isOpen() {
            return !FINAL.contains(status);
        }
    }

    record Trade(long id, String clientOrderId, String side, long quantityE8) {}

    static Ledger read(HttpClient client, int adminPort) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/admin/state"))
                .build();
        try {
            return of(JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("the simulator's ledger cannot be read", failure);
        }
    }

    private static Ledger of(JsonNode state) {
        return new Ledger(
                state.required("orders").valueStream().map(Ledger::row).toList(),
                state.required("fills").valueStream().map(Ledger::trade).toList(),
                state.required("positions")
                        .valueStream()
                        .mapToLong(held -> e8(held.required("quantity")))
                        .sum());
    }

    private static Row row(JsonNode order) {
        return new Row(
                order.required("clientOrderId").asString(),
                order.required("side").asString(),
                order.required("status").asString(),
                order.required("executedQty").asString(),
                order.required("closePosition").asBoolean());
    }

    private static Trade trade(JsonNode fill) {
        return new Trade(
                fill.required("tradeId").asLong(),
                fill.required("clientOrderId").asString(),
                fill.required("side").asString(),
                e8(fill.required("quantity")));
    }

    private static long e8(JsonNode decimal) {
        return Fixed.parse(decimal.asString());
    }

    /** Something is held, and nothing waits to close it. */
    boolean isUnprotected() {
        var closing = positionE8 > 0 ? "SELL" : "BUY";
        return positionE8 != 0
                && orders.stream()
                        .noneMatch(order -> order.closesPosition()
                                && order.isOpen()
                                && order.side().equals(closing));
    }
}
