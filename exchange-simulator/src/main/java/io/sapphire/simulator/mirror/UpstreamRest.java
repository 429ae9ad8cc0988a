package io.sapphire.simulator.mirror;

import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Public questions to the venue that is followed. Nothing is signed, and no key is needed. */
final class UpstreamRest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int LEVELS = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Upstream upstream;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    UpstreamRest(Upstream upstream) {
        this.upstream = upstream;
    }

    /** The rules of all its markets; waits for them. @throws RecordingException in one sentence */
    JsonNode rules() {
        return ask("exchangeInfo");
    }

    /** Its time; waits for it. @throws RecordingException in one sentence */
    Instant time() {
        return Instant.ofEpochMilli(ask("time").path("serverTime").asLong());
    }

    /** The book as it is now, in the venue's words; fails with an {@link IOException} if it does not come. */
    Mono<String> book(String symbol) {
        var question = "depth?symbol=" + symbol + "&limit=" + LEVELS;
        return Mono.fromFuture(() -> http.sendAsync(request(question), BodyHandlers.ofString()))
                .map(UpstreamRest::body)
                .onErrorMap(
                        failure -> !(failure instanceof IOException),
                        failure -> new IOException(question + ": " + failure.getMessage(), failure));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw new IllegalStateException("the answer was HTTP " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest request(String question) {
        return HttpRequest.newBuilder(upstream.rest(question)).timeout(PATIENCE).build();
    }

    private RecordingException unreachable(String why, Exception failure) {
        return new RecordingException(upstream.name() + " cannot be followed: " + why, failure);
    }

    private JsonNode ask(String question) {
        try {
            var response = http.send(request(question), BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException("it answers HTTP " + response.statusCode() + " to " + question);
            }
            return JSON.readTree(response.body());
        } catch (ConnectException failure) {
            throw unreachable("nothing answers at " + upstream.rest(), failure);
        } catch (IOException | JacksonException failure) {
            throw unreachable(String.valueOf(failure.getMessage()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", interrupted);
        }
    }
}
