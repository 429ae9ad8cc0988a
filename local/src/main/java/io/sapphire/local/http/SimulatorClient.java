package io.sapphire.local.http;

import io.sapphire.domain.market.Money;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the simulator's admin port, which no service of the mesh but the adapter knows. */
public final class SimulatorClient implements Overseer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param address for example {@code http://127.0.0.1:9101} */
    public SimulatorClient(String address) {
        this.address = address;
    }

    @Override
    public boolean isReachable() {
        try {
            var _ = ask("/admin/run");
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public ReplayPlan plan() {
        var run = require("/admin/run");
        return new ReplayPlan(
                time(run, "venueTime"),
                time(run, "tradingStart"),
                time(run, "end"),
                run.path("live").asBoolean(false),
                run.get("markets").valueStream().map(SimulatorClient::label).toList());
    }

    @Override
    public Money equity() {
        return Money.of(require("/admin/state").get("equity").asString());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static MarketLabel label(JsonNode market) {
        return new MarketLabel(
                market.get("symbol").asString(),
                market.get("origin").asString(),
                market.get("sidesDerived").asBoolean(),
                market.get("bookDerived").asBoolean(),
                Duration.ofMillis(market.get("shiftMs").asLong()),
                market.path("trouble").asString(""),
                true);
    }

    private static Instant time(JsonNode run, String field) {
        return Instant.ofEpochMilli(run.get(field).asLong());
    }

    private JsonNode require(String path) {
        try {
            return ask(path);
        } catch (IOException | JacksonException failure) {
            throw Refusal.failure("The simulator does not answer: " + failure.getMessage() + ".", failure);
        }
    }

    private JsonNode ask(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(path, response.statusCode()));
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
