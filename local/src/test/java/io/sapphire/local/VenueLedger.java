package io.sapphire.local;

import io.sapphire.domain.market.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulator's own books: the truth.
 *
 * @param orderIds client ids of every order it ever took
 */
record VenueLedger(List<String> orderIds, long fills, Money equity) {

    /** @param admin {@code HOST:PORT} of the simulator's admin port */
    static VenueLedger of(String admin) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://" + admin + "/admin/state"))
                    .build();
            var state = JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
            return new VenueLedger(
                    state.required("orders")
                            .valueStream()
                            .map(order -> order.required("clientOrderId").asString())
                            .toList(),
                    state.required("fills").size(),
                    Money.of(state.required("equity").asString()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("the simulator's ledger cannot be read", failure);
        }
    }
}
