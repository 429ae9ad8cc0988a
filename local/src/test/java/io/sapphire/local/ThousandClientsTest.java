package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A crowd that listens to everything while the mesh trades the bundled market at the pace of {@code sapphire up}. */
@Tag("slow")
class ThousandClientsTest {
    private static final int CLIENTS = 1_000;
    private static final int FILLS = 6;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void eachHearsEveryFillInItsOrder() throws Exception {
        var connections =
                ConnectionProvider.builder("crowd").maxConnections(CLIENTS).build();
        var loops = LoopResources.create("crowd", 1, true);
        try (var test = TestMesh.start(
                        folder,
                        "--port=0",
                        "--set=sapphire.gateway.allowed.reads=" + CLIENTS,
                        "--set=sapphire.gateway.allowed.streams=" + CLIENTS);
                var face = FaceClient.of(test.mesh())) {
            var before = test.mesh().status();
            var client = HttpClient.create(connections)
                    .runOn(loops)
                    .headers(headers -> headers.set("Authorization", "Bearer " + TestMesh.TOKEN)
                            .set("Last-Event-ID", before.runId() + "-" + before.sequence()));
            var address = "http://127.0.0.1:%d/api/v1/events".formatted(face.port());
            var heard = Flux.range(0, CLIENTS)
                    .flatMap(_ -> fills(client, address), CLIENTS)
                    .collectList()
                    .toFuture()
                    .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
            var told = face.all("fills", test.mesh().status().sequence()).reversed().stream()
                    .map(ThousandClientsTest::id)
                    .limit(FILLS)
                    .toList();
            assertThat(told).hasSize(FILLS);
            assertThat(heard).hasSize(CLIENTS).containsOnly(told);
        } finally {
            connections.dispose();
            loops.dispose();
        }
    }

    private static Mono<List<String>> fills(HttpClient client, String address) {
        return client.get()
                .uri(address)
                .responseContent()
                .asString(StandardCharsets.UTF_8)
                .scan(new Lines("", List.of()), Lines::more)
                .concatMapIterable(Lines::whole)
                .filter(line -> line.startsWith("event:") || line.startsWith("data:"))
                .buffer(2, 1)
                .filter(pair -> pair.getFirst().equals("event: fill"))
                .map(pair -> JsonMapper.shared().readTree(pair.getLast().substring("data:".length())))
                .map(ThousandClientsTest::id)
                .take(FILLS)
                .collectList();
    }

    private static String id(JsonNode fill) {
        return fill.required("id").asString();
    }

    /** Lines that are complete, and the beginning of the next one. */
    private record Lines(String rest, List<String> whole) {

        Lines more(String text) {
            var lines = (rest + text).split("\n", -1);
            var complete = List.of(lines).subList(0, lines.length - 1);
            return new Lines(lines[lines.length - 1], complete);
        }
    }
}
