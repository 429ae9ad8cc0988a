package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Streams that go wrong, over real sockets. */
class FaultyStreamsTest {
    private static final String BUY = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.5&newClientOrderId=";

    @TempDir
    private Path ledger;

    private TestVenue venue;
    private long step;

    @BeforeEach
    void start() {
        venue = new TestVenue(ledger);
        step();
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void aLostFillIsStillInTheBooks() {
        try (var user = user()) {
            venue.fault("{\"mode\":\"user.drop\",\"event\":\"ORDER_TRADE_UPDATE\",\"nth\":2}");
            venue.signed("POST", "order", BUY + "a");
            var messages = user.until(step().path("lastSeq").path("user").asLong());
            assertThat(messages)
                    .extracting(message -> message.path("simSeq").asLong())
                    .startsWith(1L, 3L);
        }
        assertThat(venue.state().path("fills")).isNotEmpty();
    }

    @Test
    void theOwnerCanBeDisconnectedAndComesBack() {
        try (var user = user()) {
            venue.fault("{\"mode\":\"user.disconnect\",\"how\":\"reset\"}");
            venue.signed("POST", "order", BUY + "a");
            step();
            user.awaitEnd();
        }
        try (var user = user()) {
            venue.signed("POST", "order", BUY + "b");
            assertThat(user.until(step().path("lastSeq").path("user").asLong())).isNotEmpty();
        }
    }

    @Test
    void anExpiredKeyIsReplacedByANewOne() {
        var key = key();
        try (var user = new TestSocket(venue.port(), "/ws/" + key)) {
            venue.fault("{\"mode\":\"user.expire\"}");
            venue.signed("POST", "order", BUY + "a");
            step();
            assertThat(user.next().path("e").asString()).isEqualTo("listenKeyExpired");
            user.awaitEnd();
        }
        assertThat(venue.signed("PUT", "listenKey", "").body().path("code").asInt())
                .isEqualTo(-1125);
        assertThat(key()).isNotEqualTo(key);
    }

    @Test
    void theSameFaultsBringTheSameBytes(@TempDir Path other) {
        var first = transcript();
        venue.close();
        venue = new TestVenue(other);
        step = 0;
        step();
        assertThat(transcript()).isEqualTo(first).hasSizeGreaterThan(200);
    }

    private List<String> transcript() {
        venue.fault("{\"mode\":\"rest.error\",\"endpoint\":\"POST /fapi/v3/order\",\"probability\":0.3,\"seed\":1}");
        venue.fault(
                "{\"mode\":\"rest.truncated\",\"endpoint\":\"POST /fapi/v3/order\",\"probability\":0.3,\"seed\":2}");
        venue.fault("{\"mode\":\"user.drop\",\"probability\":0.1,\"seed\":3}");
        venue.fault("{\"mode\":\"user.duplicate\",\"probability\":0.1,\"seed\":4}");
        venue.fault("{\"mode\":\"user.delay\",\"delayMs\":700,\"probability\":0.2,\"seed\":5}");
        venue.fault("{\"mode\":\"market.reorder\",\"event\":\"depthUpdate\",\"probability\":0.2,\"seed\":6}");
        var texts = new ArrayList<String>();
        try (var user = user();
                var market = new TestSocket(venue.port(), "/stream?streams=btcusdt@depth/btcusdt@markPrice")) {
            for (int i = 0; i < 40; i++) {
                texts.add(venue.signed("POST", "order", BUY + "t-" + i).text());
                texts.add(step().toString());
            }
            for (int i = 0; i < 100; i++) {
                texts.add(user.nextText());
                texts.add(market.nextText());
            }
        }
        texts.add(venue.state().toString());
        texts.add(venue.admin("GET", "/admin/faults", "").text());
        return texts;
    }

    private TestSocket user() {
        return new TestSocket(venue.port(), "/ws/" + key());
    }

    private String key() {
        return venue.signed("POST", "listenKey", "").body().path("listenKey").asString();
    }

    @CanIgnoreReturnValue
    private JsonNode step() {
        var answer = venue.step(step).body();
        step = answer.path("step").asLong();
        venue.synchronise();
        return answer;
    }
}
