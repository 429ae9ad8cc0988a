package io.sapphire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that asks the gateway with the token of the tests. */
record FaceClient(HttpClient http, int port) implements AutoCloseable {

    static FaceClient of(Mesh mesh) {
        return new FaceClient(HttpClient.newHttpClient(), mesh.entrance().port());
    }

    JsonNode get(String path) {
        var answer = send(request(path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Whether the gateway has read the run, and tells it. */
    boolean isTold() {
        return send(request("risk").build(), BodyHandlers.discarding()).statusCode() == 200;
    }

    JsonNode post(String path, String json) {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        var answer = send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** All rows of a list, newest first, page by page. */
    List<JsonNode> all(String list, long atLeast) {
        var rows = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get(list + "?limit=500&at-least=" + atLeast + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.required("items").forEach(rows::add);
            cursor = page.required("nextCursor").isNull()
                    ? ""
                    : page.required("nextCursor").asString();
        } while (!cursor.isEmpty());
        return rows;
    }

    /**
     * Lines of the event stream, until it is closed.
     *
     * @param topics separated by commas; empty is everything
     * @param lastEventId facts after it are told again
     */
    Stream<String> events(String topics, String lastEventId) {
        var path = "events" + (topics.isEmpty() ? "" : "?topics=" + topics);
        return send(request(path).header("Last-Event-ID", lastEventId).build(), BodyHandlers.ofLines())
                .body();
    }

    int statusWithoutToken(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
        return send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, path)))
                .header("Authorization", "Bearer " + TestMesh.TOKEN);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
