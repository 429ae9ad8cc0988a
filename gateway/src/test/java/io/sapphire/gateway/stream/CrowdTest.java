package io.sapphire.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.sapphire.domain.market.Side;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Many clients, everything told to each. */
@Tag("slow")
class CrowdTest {
    private static final int CLIENTS = 1_000;
    private static final int ROUNDS = 100;

    @Test
    void aThousandClientsHearEveryFillWhileItTrades() {
        var connections =
                ConnectionProvider.builder("crowd").maxConnections(CLIENTS).build();
        var loops = LoopResources.create("crowd", 1, true);
        try (var coordinator = FakeCoordinator.telling(Story.seeded("run", 5, 12));
                var gateway = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            var client = HttpClient.create(connections)
                    .runOn(loops)
                    .headers(headers -> headers.set("Authorization", "Bearer " + RunningGateway.TOKEN));
            var last = "BTCUSDT-" + (4 + ROUNDS);
            var heard = Flux.range(0, CLIENTS)
                    .flatMap(_ -> hears(client, gateway, last), CLIENTS)
                    .collectList()
                    .toFuture();
            await(() -> gateway.streamClients() == CLIENTS);
            long cpu = cpu();
            long start = System.nanoTime();
            var told = Flux.interval(Duration.ofMillis(166))
                    .take(ROUNDS)
                    .doOnNext(round -> coordinator.tell(story -> {
                        int frame = 13 + round.intValue();
                        story.frame(frame, Long.toString(60_000 + round));
                        story.vote(frame, 0.6);
                        story.trade(frame, "60000", round % 2 == 0 ? Side.BUY : Side.SELL, "0.01");
                    }))
                    .then()
                    .toFuture();
            told.join();
            var all = heard.orTimeout(60, TimeUnit.SECONDS).join();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "1000 clients: %.1f s, %.2f cores of one process with server and clients, %.1f MB told%n",
                    seconds,
                    (cpu() - cpu) / 1e9 / seconds,
                    all.stream().mapToLong(Long::longValue).sum() / 1e6);
            assertThat(all).hasSize(CLIENTS);
        } finally {
            connections.dispose();
            loops.dispose();
        }
    }

    /** Bytes heard until the last fill. */
    private static Mono<Long> hears(HttpClient client, RunningGateway gateway, String last) {
        return client.get()
                .uri(gateway.api() + "/events")
                .responseContent()
                .asString(StandardCharsets.ISO_8859_1)
                .scan(new Heard(0, ""), Heard::more)
                .takeUntil(heard -> heard.tail().contains("\"id\":\"" + last + "\""))
                .last()
                .map(Heard::bytes);
    }

    private record Heard(long bytes, String tail) {
        private static final int OVERLAP = 64;

        Heard more(String text) {
            var before = tail.substring(Math.max(0, tail.length() - OVERLAP));
            return new Heard(bytes + text.length(), before + text);
        }
    }

    private static void await(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()
                && System.nanoTime() - start < Duration.ofSeconds(60).toNanos()) {}
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
