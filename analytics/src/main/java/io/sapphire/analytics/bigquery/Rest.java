package io.sapphire.analytics.bigquery;

import io.sapphire.analytics.table.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of BigQuery's service for tables and questions.
 *
 * @see <a href="https://cloud.google.com/bigquery/docs/reference/rest/v2/tables">tables</a>
 */
final class Rest {
    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int FINE = 200;
    private static final int MISSING = 404;
    private static final int TAKEN = 409;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    private final Access access;

    Rest(Access access) {
        this.access = access;
    }

    /** What came back, and how. */
    record Answer(int status, JsonNode body) {
        boolean is(int other) {
            return status == other;
        }
    }

    /** One that cannot be reached may be there later: Google's trouble does not keep anybody from starting. */
    void check() {
        try {
            var _ = fine(send(request("").GET()));
        } catch (IOException unreachable) {
            LOG.warn("{}", unreachable(unreachable).getMessage());
        }
    }

    Optional<JsonNode> table(String name) {
        var answer = call(request("/tables/" + name).GET());
        return answer.is(MISSING) ? Optional.empty() : Optional.of(fine(answer));
    }

    /** Fine too if there is something of that name. @return whether it is new */
    boolean create(Map<String, ?> table) {
        var answer = call(request("/tables").POST(json(table)));
        if (answer.is(TAKEN)) {
            return false;
        }
        var _ = fine(answer);
        return true;
    }

    /** @param etag of what is changed: whoever changed it meanwhile must not be undone */
    void patch(String table, String etag, Map<String, ?> changes) {
        var _ = fine(call(request("/tables/" + table).header("If-Match", etag).method("PATCH", json(changes))));
    }

    JsonNode query(Map<String, ?> question) {
        var path = "/bigquery/v2/projects/%s/queries".formatted(access.dataset().project());
        return fine(call(to(path).POST(json(question))));
    }

    private HttpRequest.Builder request(String rest) {
        var dataset = access.dataset();
        return to("/bigquery/v2/projects/%s/datasets/%s%s".formatted(dataset.project(), dataset.name(), rest));
    }

    private HttpRequest.Builder to(String path) {
        URI address = access.tables().resolve(path);
        return HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + bearer())
                .header("Content-Type", "application/json");
    }

    private String bearer() {
        try {
            return access.bearer().token();
        } catch (IOException _) {
            // What it says may name the content of a key's file.
            throw new StoreException(
                    "There are no credentials of Google Cloud to write into BigQuery's " + access.dataset() + ".");
        }
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private Answer call(HttpRequest.Builder request) {
        try {
            return send(request);
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        }
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), body(answer.body()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while BigQuery was asked");
        }
    }

    private static JsonNode body(String text) {
        return text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode();
    }

    private JsonNode fine(Answer answer) {
        if (answer.is(FINE)) {
            return answer.body();
        }
        throw new StoreException("BigQuery refuses %s: %d, %s"
                .formatted(
                        access.dataset(),
                        answer.status(),
                        answer.body().path("error").path("message").asString("it does not say why")));
    }

    private StoreException unreachable(IOException failure) {
        return new StoreException(
                "BigQuery cannot be reached for %s: %s"
                        .formatted(access.dataset(), failure.getClass().getSimpleName()),
                failure);
    }
}
