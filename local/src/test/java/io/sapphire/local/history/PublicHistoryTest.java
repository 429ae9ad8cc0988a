package io.sapphire.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a venue is asked, by a clock that only moves when somebody waits. */
class PublicHistoryTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private final Deque<int[]> answers = new ArrayDeque<>();

    private HttpServer server;
    private PublicHistory venue;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var answer = answers.isEmpty() ? new int[] {200, 0, 0} : answers.remove();
            exchange.getResponseHeaders().set("X-MBX-USED-WEIGHT-1M", Integer.toString(answer[2]));
            if (answer[1] > 0) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(answer[1]));
            }
            var body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer[0], body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var politeness = new Politeness(600, nanos::get, span -> {
            pauses.add(span);
            nanos.addAndGet(span.toNanos());
            return true;
        });
        venue = new PublicHistory("http://127.0.0.1:" + server.getAddress().getPort(), politeness);
    }

    @AfterEach
    void stop() {
        venue.close();
        server.stop(0);
    }

    @Test
    void questionsAreSpreadEvenly() throws InterruptedException {
        for (int question = 0; question < 4; question++) {
            var _ = venue.ask("aggTrades", 20);
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void whatOthersUseCounts() throws InterruptedException {
        answers.add(new int[] {200, 0, 1_201});
        var _ = venue.ask("time", 1);
        var _ = venue.ask("time", 1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aBusyVenueIsAskedAgainWhenItSaidSo() throws InterruptedException {
        answers.add(new int[] {429, 7, 0});
        answers.add(new int[] {503, 0, 0});
        assertThat(venue.ask("time", 1)).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(4));
    }

    @Test
    void aBanEndsIt() {
        answers.add(new int[] {418, 120, 0});
        assertThatThrownBy(() -> venue.ask("time", 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("bans this address for 120 s");
        assertThat(pauses).isEmpty();
    }

    @Test
    void itGivesUpAfterAWhile() {
        for (int attempt = 0; attempt < 6; attempt++) {
            answers.add(new int[] {503, 0, 0});
        }
        assertThatThrownBy(() -> venue.ask("time", 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("answers HTTP 503 to time");
        assertThat(answers).isEmpty();
    }
}
