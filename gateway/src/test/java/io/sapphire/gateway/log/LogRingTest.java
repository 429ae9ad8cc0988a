package io.sapphire.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.sapphire.gateway.access.AccessEvent;
import io.sapphire.gateway.access.AccessLog;
import io.sapphire.gateway.view.Json;
import io.sapphire.gateway.view.Records.LogRow;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogRingTest {
    private static final Logger LOG = LoggerFactory.getLogger("test.ring");
    private static final String TRACE = "0123456789abcdef0123456789abcdef";

    private final LogRing ring = LogRing.ofOneService();

    @AfterEach
    void stop() {
        ring.close();
    }

    @Test
    void aLineIsToldWithWhatItIsAbout() {
        LOG.atWarn()
                .addKeyValue("event", "order_rejected")
                .addKeyValue("sequence", 17L)
                .addKeyValue("trace_id", TRACE)
                .addKeyValue("span_id", "00f067aa0ba902b7")
                .setCause(new IllegalStateException("the venue said no"))
                .log("order {} was rejected", "main-1-2");
        var line = all().getFirst();
        assertThat(line.message()).isEqualTo("order main-1-2 was rejected");
        assertThat(line.level()).isEqualTo("WARN");
        assertThat(line.event()).isEqualTo("order_rejected");
        assertThat(line.seq()).isEqualTo(17);
        assertThat(line.traceId()).isEqualTo(TRACE);
        assertThat(line.spanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(line.stack()).startsWith("java.lang.IllegalStateException: the venue said no");
    }

    @Test
    void linesAreChosenByHowGraveTheyAreAndByTrace() {
        LOG.info("plain");
        LOG.atInfo().addKeyValue("trace_id", TRACE).log("traced");
        LOG.error("grave");
        assertThat(messages(Level.ERROR, Optional.empty())).containsExactly("grave");
        assertThat(messages(Level.INFO, Optional.empty())).containsExactly("grave", "traced", "plain");
        assertThat(messages(Level.INFO, Optional.of(TRACE))).containsExactly("traced");
    }

    @Test
    void onlyTheNewestAreKeptAndTheOthersAreCounted() {
        for (int line = 1; line <= 2_100; line++) {
            LOG.info("line {}", line);
        }
        var told = ring.before(Long.MAX_VALUE, 1, Level.ALL, Optional.empty());
        assertThat(told.kept()).isEqualTo(2_000);
        assertThat(told.forgotten()).isEqualTo(100);
        assertThat(told.items()).extracting(LogRow::message).containsExactly("line 2100");
        assertThat(ring.before(102, 10, Level.ALL, Optional.empty()).items())
                .extracting(LogRow::message)
                .containsExactly("line 101");
    }

    @Test
    void aLongLineIsCutOff() {
        LOG.info("x".repeat(10_000));
        assertThat(all().getFirst().message()).hasSize(2_000).endsWith(" [...]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization: Bearer canary-canary-canary",
                "token=canary-canary-canary",
                "GET /x?signature=canary-canary-canary&recvWindow=5000",
                "{\"apiKey\": \"canary-canary-canary\"}",
                "sapphire.gateway.api-key=canary-canary-canary",
                "-----BEGIN PRIVATE KEY-----\ncanary-canary-canary\n-----END PRIVATE KEY-----"
            })
    void whatLooksLikeASecretIsNotTold(String said) {
        LOG.warn("the peer said {}", said);
        LOG.warn("it failed", new IllegalArgumentException(said));
        assertThat(all().toString()).doesNotContain("canary").contains("[masked]");
    }

    /** That is for an admin. */
    @Test
    void whoCameIsNotAmongThem() {
        var book = new AccessLog(Optional.empty(), InstantSource.system(), Json.mapper());
        book.add(new AccessEvent("LOGIN", "anna", "viewer", "192.0.2.7", "GET /x", "let in"));
        assertThat(all()).isEmpty();
    }

    /** As Spring does for every service that it starts in the same process. */
    @Test
    void itListensAgainWhenLoggingWasSetUpAnew() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
        ring.listen();
        ring.listen();
        LOG.info("still there");
        assertThat(all()).extracting(LogRow::message).containsExactly("still there");
    }

    @Test
    void whatComesAfterItIsClosedIsNotHeard() {
        ring.close();
        LOG.info("too late");
        assertThat(all()).isEmpty();
    }

    private List<String> messages(Level least, Optional<String> trace) {
        return ring.before(Long.MAX_VALUE, 50, least, trace).items().stream()
                .map(LogRow::message)
                .toList();
    }

    private List<LogRow> all() {
        return ring.before(Long.MAX_VALUE, 50, Level.ALL, Optional.empty()).items();
    }
}
