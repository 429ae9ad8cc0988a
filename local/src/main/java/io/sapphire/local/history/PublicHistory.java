package io.sapphire.local.history;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a venue tells everybody, asked again when it is busy. Only reads: asking twice does no harm. */
final class PublicHistory implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 6;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;
    private static final int SERVER_ERRORS = 500;
    private static final String USED = "X-MBX-USED-WEIGHT-1M";
    /** If a venue does not say how long: its minutes are over then. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final String rest;
    private final Politeness politeness;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param rest base URL, for example {@code https://fapi.asterdex.com} */
    PublicHistory(String rest, Politeness politeness) {
        this.rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        this.politeness = politeness;
    }

    /** For people. */
    String name() {
        return rest;
    }

    Instant time() throws InterruptedException {
        return Instant.ofEpochMilli(ask("time", 1).path("serverTime").asLong());
    }

    /**
     * @param question path and query behind {@code /fapi/v3/}
     * @param weight by the venue's table
     * @throws Refusal with the venue's own words if it refuses, and if it does not answer for long
     */
    JsonNode ask(String question, int weight) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            goOnIf(politeness.await(weight));
            try {
                var response = http.send(request(question), BodyHandlers.ofString());
                response.headers().firstValueAsLong(USED).ifPresent(politeness::told);
                if (response.statusCode() == OK) {
                    return JsonMapper.shared().readTree(response.body());
                }
                refuse(response, question, attempt);
                goOnIf(politeness.rest(
                        response.statusCode() == TOO_MANY ? retryAfter(response) : Duration.ofSeconds(1L << attempt)));
            } catch (IOException | JacksonException failure) {
                if (attempt == ATTEMPTS) {
                    throw Refusal.failure(
                            "%s does not answer %s: %s; the same command goes on from here."
                                    .formatted(rest, question, failure),
                            failure);
                }
                goOnIf(politeness.rest(Duration.ofSeconds(1L << attempt)));
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest request(String question) {
        return HttpRequest.newBuilder(URI.create(rest + "/fapi/v3/" + question))
                .timeout(PATIENCE)
                .build();
    }

    /** Unless it is worth asking again. */
    private void refuse(HttpResponse<String> response, String question, int attempt) {
        int status = response.statusCode();
        if (status == BANNED) {
            throw Refusal.failure("%s bans this address for %d s: %s; the same command goes on from here, later."
                    .formatted(rest, retryAfter(response).toSeconds(), response.body()));
        }
        boolean again = (status == TOO_MANY || status >= SERVER_ERRORS) && attempt < ATTEMPTS;
        if (!again) {
            throw Refusal.failure("%s answers HTTP %d to %s: %s".formatted(rest, status, question, response.body()));
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : RETRY_AFTER;
    }

    private static void goOnIf(boolean wanted) {
        if (!wanted) {
            throw Refusal.failure("Interrupted; the same command goes on from here.");
        }
    }
}
