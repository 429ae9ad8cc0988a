package io.sapphire.local.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the gateway what anybody on this machine may ask. */
public final class GatewayClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI health;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param address for example {@code http://127.0.0.1:8080} */
    public GatewayClient(String address) {
        this.health = URI.create(address + "/health");
    }

    /** Whether it answers, well or not: what is wrong elsewhere is for it to say. */
    public boolean answers() {
        try {
            var request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() > 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
