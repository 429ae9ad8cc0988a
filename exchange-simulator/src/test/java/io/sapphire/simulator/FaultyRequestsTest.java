package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Requests that go wrong, over real sockets; the venue's own books say what really happened. */
class FaultyRequestsTest {
    private static final String BUY = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.5&newClientOrderId=";
    private static final String ON_ORDERS = ",\"endpoint\":\"POST /fapi/v3/order\"}";

    @TempDir
    private Path ledger;

    private TestVenue venue;

    @BeforeEach
    void start() {
        venue = new TestVenue(ledger);
        venue.step(0);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void anUnavailableVenueMayHaveTakenTheOrder() {
        venue.fault("{\"mode\":\"rest.error\"" + ON_ORDERS);
        var answer = order("a");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().path("code").asInt()).isEqualTo(-1000);
        assertThat(orders()).hasSize(1);
        venue.close();
        venue = new TestVenue(ledger);
        assertThat(orders()).hasSize(1);
    }

    @Test
    void anUnavailableVenueMayNotHaveTakenTheOrder() {
        venue.fault("{\"mode\":\"rest.error\",\"executed\":false" + ON_ORDERS);
        assertThat(order("a").status()).isEqualTo(503);
        assertThat(orders()).isEmpty();
        assertThat(order("a").status()).isEqualTo(200);
        assertThat(orders()).hasSize(1);
    }

    @Test
    void whatIsSaidOfAnUnknownOutcomeIsFree() {
        venue.fault("{\"mode\":\"rest.error\",\"status\":408,\"body\":\"text\",\"msg\":\"Timeout\"" + ON_ORDERS);
        venue.fault("{\"mode\":\"rest.error\",\"status\":400,\"code\":-1007,\"executed\":false" + ON_ORDERS);
        venue.fault("{\"mode\":\"rest.error\",\"status\":500,\"body\":\"html\"" + ON_ORDERS);
        var timeout = order("a");
        assertThat(timeout.status()).isEqualTo(408);
        assertThat(timeout.text()).isEqualTo("Timeout");
        assertThat(order("b").body().path("code").asInt()).isEqualTo(-1007);
        assertThat(order("c").text()).startsWith("<html>");
        assertThat(orders())
                .extracting(order -> order.path("clientOrderId").asString())
                .containsExactly("a", "c");
    }

    @Test
    void aConnectionMayEndAfterTheOrderWasTakenOrBefore() {
        venue.fault("{\"mode\":\"rest.closed\",\"executed\":false" + ON_ORDERS);
        venue.fault("{\"mode\":\"rest.closed\"" + ON_ORDERS);
        assertThatThrownBy(() -> order("a")).isInstanceOf(UncheckedIOException.class);
        venue.reconnect();
        assertThat(orders()).isEmpty();
        assertThatThrownBy(() -> order("b")).isInstanceOf(UncheckedIOException.class);
        venue.reconnect();
        assertThat(orders()).hasSize(1);
    }

    @Test
    void anAnswerMayNeverCome() {
        venue.fault("{\"mode\":\"rest.silent\"" + ON_ORDERS);
        assertThatThrownBy(() -> order("a")).hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(orders()).hasSize(1);
    }

    @Test
    void anAnswerMayBeLate() {
        venue.fault("{\"mode\":\"rest.latency\",\"beforeMs\":150,\"afterMs\":150" + ON_ORDERS);
        long start = System.nanoTime();
        assertThat(order("a").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
        assertThat(orders()).hasSize(1);
    }

    @Test
    void anAnswerMayBeUndecodable() {
        venue.fault("{\"mode\":\"rest.truncated\"" + ON_ORDERS);
        venue.fault("{\"mode\":\"rest.doubled\"" + ON_ORDERS);
        assertThat(order("a").body().isMissingNode()).isTrue();
        assertThat(order("b").text()).contains("}{");
        assertThat(orders()).hasSize(2);
    }

    @Test
    void anAnswerMayBeOld() {
        assertThat(venue.signed("GET", "openOrders", "").body()).isEmpty();
        order("a");
        venue.fault("{\"mode\":\"rest.stale\",\"endpoint\":\"GET /fapi/v3/openOrders\"}");
        assertThat(venue.signed("GET", "openOrders", "").body()).isEmpty();
        assertThat(venue.signed("GET", "openOrders", "").body()).hasSize(1);
    }

    @Test
    void limitsCanBeExceededWithoutBeingReached() {
        venue.fault("{\"mode\":\"limit.429\",\"times\":2" + ON_ORDERS);
        venue.fault("{\"mode\":\"limit.418\"" + ON_ORDERS);
        assertThat(order("a").head()).startsWith("HTTP/1.1 429").contains("Retry-After: 60\r\n");
        assertThat(order("a").body().path("code").asInt()).isEqualTo(-1003);
        var banned = order("a");
        assertThat(banned.head()).startsWith("HTTP/1.1 418").contains("Retry-After: 120\r\n");
        assertThat(banned.body().path("msg").asString()).contains("IP banned until 1385337");
        assertThat(orders()).isEmpty();
        assertThat(order("a").status()).isEqualTo(200);
    }

    /** -1021 is of the older interface; clients must know it all the same. */
    @Test
    void theVenueMayRefuseTheClientsClock() {
        venue.fault(
                "{\"mode\":\"rest.error\",\"status\":400,\"code\":-1021,\"executed\":false,\"symbol\":\"BTCUSDT\"}");
        assertThat(venue.signed("GET", "openOrders", "").status()).isEqualTo(200);
        assertThat(order("a").body().path("code").asInt()).isEqualTo(-1021);
        assertThat(orders()).isEmpty();
    }

    @Test
    void everyRequestIsKeptWithWhatBecameOfIt() {
        long fault = venue.fault("{\"mode\":\"rest.closed\",\"nth\":2" + ON_ORDERS);
        order("a");
        assertThatThrownBy(() -> order("a-again")).isInstanceOf(UncheckedIOException.class);
        venue.reconnect();
        venue.get("/fapi/v3/kisses");
        var answer = venue.admin("GET", "/admin/requests?from=2", "").body();
        var requests = answer.path("requests");
        assertThat(requests).hasSize(3);
        assertThat(requests.path(0).path("path").asString()).isEqualTo("/fapi/v3/order");
        assertThat(requests.path(0).path("parameters").asString())
                .startsWith(BUY + "a&nonce=")
                .doesNotContain("signature");
        assertThat(requests.path(0).path("status").asInt()).isEqualTo(200);
        assertThat(requests.path(1).path("status").asInt()).isZero();
        assertThat(requests.path(1).path("fault").asLong()).isEqualTo(fault);
        assertThat(requests.path(2).path("code").asInt()).isEqualTo(-1000);
        var hit = venue.admin("GET", "/admin/faults", "").body().path("hits").path(0);
        assertThat(hit.path("number")).isEqualTo(requests.path(1).path("number"));
    }

    @CanIgnoreReturnValue
    private TestVenue.Reply order(String id) {
        return venue.signed("POST", "order", BUY + id);
    }

    private JsonNode orders() {
        return venue.state().path("orders");
    }
}
