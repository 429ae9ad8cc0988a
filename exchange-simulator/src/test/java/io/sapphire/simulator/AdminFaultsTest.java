package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs the venue can say about faults and limits. */
class AdminFaultsTest {

    @TempDir
    private Path ledger;

    private TestVenue venue;

    @BeforeEach
    void start() {
        venue = new TestVenue(ledger);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"mode\":\"rest.latency\",\"beforeMs\":10,\"afterMs\":20,\"endpoint\":\"GET /fapi/v3/time\","
                        + "\"symbol\":\"\",\"nth\":2,\"times\":3,\"probability\":0.5,\"seed\":9,\"forMs\":1000,",
                "{\"id\":1,\"mode\":\"rest.error\",\"executed\":false,\"status\":500,\"code\":-1006,\"msg\":\"no\","
                        + "\"body\":\"text\",\"endpoint\":\"\",\"symbol\":\"BTCUSDT\",\"nth\":1,\"times\":1,"
                        + "\"probability\":1.0,\"seed\":0,",
                "{\"id\":1,\"mode\":\"limit.418\",\"retryAfterS\":7,\"endpoint\":\"\",\"symbol\":\"\",\"nth\":1,"
                        + "\"times\":1,\"probability\":1.0,\"seed\":0,",
                "{\"id\":1,\"mode\":\"user.delay\",\"delayMs\":5,\"event\":\"ORDER_TRADE_UPDATE\",\"symbol\":\"\","
                        + "\"nth\":1,\"times\":1,\"probability\":1.0,\"seed\":0,",
                "{\"id\":1,\"mode\":\"market.disconnect\",\"how\":\"going_away\",\"event\":\"\",\"symbol\":\"\","
                        + "\"nth\":1,\"times\":1,\"probability\":1.0,\"seed\":0,"
            })
    void aFaultIsListedAsItWasSet(String written) {
        var sent = "{" + written.substring("{\"id\":1,".length(), written.length() - 1) + "}";
        assertThat(venue.admin("POST", "/admin/faults", sent).text())
                .isEqualTo(written + "\"since\":1385337600000,\"seen\":0,\"hits\":0}");
        assertThat(venue.admin("GET", "/admin/faults", "").text()).startsWith("{\"faults\":[" + written);
    }

    @Test
    void faultsAreClearedOneByOneOrAll() {
        venue.fault("{\"mode\":\"rest.stale\"}");
        venue.fault("{\"mode\":\"rest.stale\"}");
        venue.fault("{\"mode\":\"rest.stale\"}");
        assertThat(venue.admin("DELETE", "/admin/faults/2", "").body().path("faults"))
                .hasSize(2);
        var unknown = venue.admin("DELETE", "/admin/faults/2", "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().path("msg").asString()).isEqualTo("there is no fault 2; there are 1, 3");
        assertThat(venue.admin("DELETE", "/admin/faults", "").body().path("faults"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | the body is not JSON: ",
                "[] | the body must be a JSON object",
                "{} | there is no mode ''; known are rest.latency, ",
                "{\"mode\":\"rest.kiss\"} | there is no mode 'rest.kiss'; known are rest.latency, ",
                "{\"mode\":\"rest.stale\",\"nht\":2} | 'nht' means nothing here; known are endpoint, forMs, mode, ",
                "{\"mode\":\"rest.stale\",\"status\":500} | 'status' means nothing here",
                "{\"mode\":\"rest.stale\",\"event\":\"x\"} | 'event' means nothing here",
                "{\"mode\":\"rest.stale\",\"nth\":0} | nth counts from 1, was 0",
                "{\"mode\":\"rest.stale\",\"nth\":\"2\"} | 'nth' must be a whole number, was \"2\"",
                "{\"mode\":\"rest.stale\",\"times\":0} | times must be at least 1, was 0",
                "{\"mode\":\"rest.stale\",\"probability\":1.5} | probability must be above 0 and at most 1, was 1.5",
                "{\"mode\":\"rest.stale\",\"forMs\":-1} | forMs must be from 1 ms to 100 years, was -1",
                "{\"mode\":\"rest.error\",\"status\":99} | status must be from 200 to 599, was 99",
                "{\"mode\":\"rest.error\",\"body\":\"xml\"} | 'body' must be one of html, json, text, was \"xml\"",
                "{\"mode\":\"rest.closed\",\"executed\":1} | 'executed' must be true or false, was 1",
                "{\"mode\":\"user.delay\"} | delayMs must be positive, was 0",
                "{\"mode\":\"market.expire\"} | there is no mode 'market.expire'; known are rest.latency, "
            })
    void aFaultThatMakesNoSenseIsRefusedInOneSentence(String body, String sentence) {
        var answer = venue.admin("POST", "/admin/faults", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("msg").asString()).startsWith(sentence).doesNotContain("\n");
        assertThat(venue.admin("GET", "/admin/faults", "").body().path("faults"))
                .isEmpty();
    }

    @Test
    void limitsAreChangedWhileTheVenueRuns() {
        venue.get("/fapi/v3/ping");
        assertThat(venue.admin("PUT", "/admin/limits", "{\"enforced\":true,\"weight\":3}")
                        .text())
                .isEqualTo("{\"enforced\":true,\"weight\":3,\"orders\":1200}");
        assertThat(venue.get("/fapi/v3/exchangeInfo")
                        .body()
                        .path("rateLimits")
                        .path(0)
                        .path("limit")
                        .asInt())
                .isEqualTo(3);
        assertThat(venue.get("/fapi/v3/ping").status()).isEqualTo(200);
        assertThat(venue.get("/fapi/v3/ping").head()).startsWith("HTTP/1.1 429").contains("Retry-After: 60\r\n");
        assertThat(venue.admin("PUT", "/admin/limits", "{\"weight\":0}").status())
                .isEqualTo(400);
        venue.step(0);
        assertThat(venue.admin("PUT", "/admin/limits", "{\"enforced\":false}").status())
                .isEqualTo(200);
        assertThat(venue.get("/fapi/v3/ping").status()).isEqualTo(200);
    }

    @Test
    void requestsAreAskedForByNumber() {
        assertThat(venue.admin("GET", "/admin/requests?from=x", "")
                        .body()
                        .path("msg")
                        .asString())
                .isEqualTo("'from' must be a whole number from 1 on, was 'x'");
    }
}
