package io.sapphire.local.http;

import io.sapphire.gateway.access.Secret;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives commands through the gateway. None is repeated. */
public final class ControlClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String root;
    private final Secret token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param port of the gateway on loopback */
    public ControlClient(int port, Secret token) {
        this.root = "http://127.0.0.1:" + port + "/api/v1";
        this.token = token;
    }

    /**
     * @return sequence of what was recorded
     * @throws UnansweredException if nobody is there, or nobody knows whether it was done
     * @throws Refusal in the words of whoever refused
     */
    public long give(String command, Map<String, String> wish) {
        return change("/control/" + command, wish);
    }

    /** Gives an agent a seat. @return as {@link #give} does */
    public long addAgent(String agent, String target, String reason) {
        return change("/agents", Map.of("agentId", agent, "target", target, "reason", reason));
    }

    /** Takes an agent's seat away. @return as {@link #give} does */
    public long removeAgent(String agent, String reason) {
        var path = "/agents/" + URLEncoder.encode(agent, StandardCharsets.UTF_8) + "/remove";
        return change(path, Map.of("reason", reason));
    }

    private long change(String path, Map<String, String> wish) {
        var body = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(wish));
        var request = request(path).header("Content-Type", "application/json").POST(body);
        return answer(request).required("sequence").asLong();
    }

    /**
     * Makes limits fire on a copy of the state.
     *
     * @param code of the one wanted; empty for all
     */
    public JsonNode testFire(String code) {
        var query = code.isEmpty() ? "" : "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        return answer(request("/risk/test-fire" + query).GET()).required("shots");
    }

    /** Puts a question to an agent. @return its answer */
    public String ask(String agent, String question) {
        var body = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("question", question)));
        var path = "/agents/" + URLEncoder.encode(agent, StandardCharsets.UTF_8) + "/ask";
        var request = request(path).header("Content-Type", "application/json").POST(body);
        return answer(request).required("answer").asString();
    }

    /** Every agent of the run, as the gateway shows it. */
    public JsonNode agents() {
        return answer(request("/agents?limit=500").GET()).required("items");
    }

    /** How good an agent has been, market by market. */
    public JsonNode scorecard(String agent) {
        return answer(request("/agents/" + agent + "/scorecard").GET()).required("markets");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.reveal());
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            return told(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException gone) {
            throw new UnansweredException("the gateway does not answer", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnansweredException("it was interrupted", interrupted);
        }
    }

    private static JsonNode told(HttpResponse<String> response) {
        var body = JsonMapper.shared().readTree(response.body());
        return switch (response.statusCode()) {
            case 200 -> body;
            case 400, 404, 422 -> throw Refusal.misuse(sentence(body));
            case 409, 503, 504 -> throw new UnansweredException(sentence(body));
            default -> throw Refusal.failure(sentence(body));
        };
    }

    private static String sentence(JsonNode problem) {
        return problem.path("detail").asString("the gateway refused without a reason");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** The command was not followed, or nobody knows whether it was. */
    public static final class UnansweredException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnansweredException(String sentence) {
            super(sentence);
        }

        UnansweredException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
