package io.sapphire.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sapphire.domain.market.Money;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorClientTest {
    private HttpServer server;
    private SimulatorClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        client = new SimulatorClient("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void planSaysWhatIsReplayed() {
        answer("/admin/run", """
            {"seed":1,"speed":"60","lockStep":true,"step":0,"venueTime":1000,"tradingStart":2000,"end":3000,
             "ended":false,"markets":[{"symbol":"BTCUSDT","origin":"Bitstamp","frameIntervalMs":10000,
             "sidesDerived":true,"bookDerived":false,"shiftMs":-5000}],"lastSeq":{"market":0,"user":0}}\
            """);
        var plan = client.plan();
        assertThat(plan.tradingStart()).isEqualTo(Instant.ofEpochSecond(2));
        assertThat(plan.markets())
                .containsExactly(new MarketLabel("BTCUSDT", "Bitstamp", true, false, Duration.ofSeconds(-5), "", true));
        assertThat(plan.markets().getFirst())
                .hasToString(
                        "BTCUSDT: Bitstamp (SIMULATED venue, trade sides derived, recorded times shifted by -0 d 0 h 0"
                                + " min 5 s)");
        assertThat(client.isReachable()).isTrue();
    }

    @Test
    void equityIsTheSimulatorsOwn() {
        answer("/admin/state", "{\"wallet\":\"1\",\"equity\":\"10001.25\"}");
        assertThat(client.equity()).isEqualTo(Money.of("10001.25"));
    }

    @Test
    void silenceIsOneSentence() {
        assertThat(client.isReachable()).isFalse();
        assertThatThrownBy(client::equity)
                .isInstanceOf(Refusal.class)
                .hasMessage("The simulator does not answer: /admin/state answered 404.");
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            var body = json.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }
}
