package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the venue does to its clients unasked, over real sockets; the ledger brings all of it back. */
class UpsetTest {
    private static final String RESTING =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=700&newClientOrderId=a";
    private static final String MARKET = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.4&newClientOrderId=m";

    @TempDir
    private Path ledger;

    private TestVenue venue;
    private long step;

    @BeforeEach
    void start() {
        venue = new TestVenue(ledger);
        step();
    }

    /** Whatever happened is there again after a restart. */
    @AfterEach
    void stop() {
        var state = venue.state();
        venue.close();
        try (var again = new TestVenue(ledger)) {
            assertThat(again.state()).isEqualTo(state);
        }
    }

    @Test
    void anOrderIsFilledInParts() {
        venue.fault("{\"mode\":\"order.treat\",\"parts\":4}");
        venue.signed("POST", "order", MARKET);
        step();
        assertThat(venue.state().path("fills").size()).isGreaterThanOrEqualTo(4);
        assertThat(status("m")).isEqualTo("FILLED");
    }

    @Test
    void anOrderFindsOnlyPartOfWhatItWants() {
        venue.fault("{\"mode\":\"order.treat\",\"share\":\"0.25\"}");
        venue.signed("POST", "order", MARKET);
        venue.signed("POST", "order", MARKET.replace("Id=m", "Id=n"));
        step();
        assertThat(status("m")).isEqualTo("EXPIRED");
        assertThat(status("n")).isEqualTo("FILLED");
        assertThat(order("m").path("executedQty").asString()).isEqualTo("0.1");
    }

    @Test
    void anOrderIsFilledSlowly() {
        venue.fault("{\"mode\":\"order.treat\",\"delayMs\":60000}");
        venue.signed("POST", "order", MARKET);
        step();
        assertThat(status("m")).isEqualTo("NEW");
        for (int i = 0; i < 7; i++) {
            step();
        }
        assertThat(status("m")).isEqualTo("FILLED");
    }

    @Test
    void aTreatmentOfAnOrderThatIsRefusedIsForNobody() {
        venue.fault("{\"mode\":\"order.treat\",\"share\":\"0\"}");
        assertThat(venue.signed("POST", "order", MARKET.replace("0.4", "0.00001"))
                        .status())
                .isEqualTo(400);
        venue.signed("POST", "order", MARKET);
        step();
        assertThat(status("m")).isEqualTo("FILLED");
    }

    @Test
    void aFillOvertakesTheCancel() {
        venue.signed("POST", "order", RESTING);
        step();
        venue.fault("{\"mode\":\"order.fill_first\"}");
        assertError(venue.signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=a"), -2011);
        assertThat(status("a")).isEqualTo("FILLED");
    }

    @Test
    void aFillOvertakesTheModification() {
        venue.signed("POST", "order", RESTING);
        step();
        venue.fault("{\"mode\":\"order.fill_first\",\"endpoint\":\"PUT /fapi/v3/order\"}");
        assertError(venue.signed("PUT", "order", "symbol=BTCUSDT&origClientOrderId=a&quantity=1&price=700"), -2013);
        assertThat(order("a").path("cumQuote").asString()).isEqualTo("70");
    }

    @Test
    void anOrderIsCancelledUnasked() {
        venue.signed("POST", "order", RESTING);
        step();
        happen("{\"do\":\"cancel\",\"symbol\":\"BTCUSDT\",\"clientOrderId\":\"a\"}");
        assertThat(status("a")).isEqualTo("CANCELED");
    }

    @Test
    void aPositionIsClosedForSomebodyElse() {
        venue.signed("POST", "order", MARKET);
        step();
        try (var everybody = new TestSocket(venue.port(), "/ws/btcusdt@forceOrder")) {
            happen("{\"do\":\"deleverage\",\"symbol\":\"BTCUSDT\"}");
            var told = everybody.next();
            assertThat(told.path("e").asString()).isEqualTo("forceOrder");
            assertThat(told.path("o").path("S").asString()).isEqualTo("SELL");
            assertThat(told.path("o").path("o").asString()).isEqualTo("LIQUIDATION");
        }
        assertThat(venue.state().path("positions").path(0).path("quantity").asString())
                .isEqualTo("0");
        var forced = venue.signed("GET", "forceOrders", "symbol=BTCUSDT&autoCloseType=ADL")
                .body()
                .path(0);
        assertThat(forced.path("clientOrderId").asString()).startsWith("adl_autoclose");
        assertThat(forced.path("status").asString()).isEqualTo("FILLED");
        assertThat(venue.signed("GET", "forceOrders", "autoCloseType=LIQUIDATION")
                        .body())
                .isEmpty();
    }

    @Test
    void pricesJumpAndTheBookStaysWhole() {
        var before = quote();
        happen("{\"do\":\"jump\",\"symbol\":\"BTCUSDT\",\"ticks\":-10000}");
        var after = quote();
        assertThat(price(after, "bidPrice")).isEqualTo(price(before, "bidPrice") - 100);
        assertThat(price(after, "askPrice")).isEqualTo(price(before, "askPrice") - 100);
        for (int i = 0; i < 20; i++) {
            step();
            assertThat(price(quote(), "bidPrice"))
                    .isLessThan(price(quote(), "askPrice"))
                    .isBetween(600.0, 750.0);
        }
    }

    @Test
    void aMarketStopsTakingOrders() {
        happen("{\"do\":\"status\",\"symbol\":\"BTCUSDT\",\"status\":\"settling\"}");
        assertError(venue.signed("POST", "order", MARKET), -4140);
        happen("{\"do\":\"status\",\"symbol\":\"BTCUSDT\",\"status\":\"close\"}");
        assertError(venue.signed("POST", "order", MARKET), -4141);
        assertThat(rules().path("status").asString()).isEqualTo("CLOSE");
    }

    @Test
    void theTickChanges() {
        happen("{\"do\":\"tick\",\"symbol\":\"BTCUSDT\",\"tick\":\"0.5\"}");
        assertThat(rules().path("filters").path(0).path("tickSize").asString()).isEqualTo("0.5");
        assertError(venue.signed("POST", "order", RESTING.replace("700", "700.1")), -4014);
    }

    @Test
    void theClockOfTheVenueJumps() {
        long before = serverTime();
        assertThat(venue.signed("GET", "balance", "").status()).isEqualTo(200);
        venue.admin("PUT", "/admin/clock", "{\"aheadMs\":120000}");
        assertThat(serverTime()).isEqualTo(before + 120_000);
        assertError(venue.signed("GET", "balance", ""), -4225);
        venue.admin("PUT", "/admin/clock", "{\"aheadMs\":0}");
        assertThat(venue.signed("GET", "balance", "").status()).isEqualTo(200);
    }

    @Test
    void answersAndMessagesBecomeStrange() {
        venue.fault("{\"mode\":\"rest.strange\",\"what\":\"text_ids\",\"endpoint\":\"POST /fapi/v3/order\"}");
        assertThat(venue.signed("POST", "order", RESTING).body().path("orderId").isString())
                .isTrue();
        venue.fault("{\"mode\":\"rest.strange\",\"what\":\"unknown_word\",\"endpoint\":\"GET /fapi/v3/order\"}");
        assertThat(status("a")).isEqualTo("TOMORROW");
        venue.fault("{\"mode\":\"user.strange\"}");
        var key = venue.signed("POST", "listenKey", "").body().path("listenKey").asString();
        try (var user = new TestSocket(venue.port(), "/ws/" + key)) {
            step();
            var message = user.next();
            assertThat(message.path("o").path("newField").path("since").asString())
                    .isEqualTo("tomorrow");
            assertThat(message.path("o").path("c").asString()).isEqualTo("a");
        }
    }

    @Test
    void whatCannotHappenIsSaidInOneSentence() {
        assertRefused("{\"do\":\"dance\"}", 400, "'do' must be one of fill, cancel");
        assertRefused(
                "{\"do\":\"cancel\",\"symbol\":\"BTCUSDT\",\"orderId\":7}", 409, "no such order of BTCUSDT is open");
        assertRefused("{\"do\":\"fill\",\"symbol\":\"BTCUSDT\",\"orderId\":7}", 409, "no such order waits in the book");
        assertRefused("{\"do\":\"deleverage\",\"symbol\":\"BTCUSDT\"}", 409, "nothing is held of BTCUSDT BOTH");
        assertRefused("{\"do\":\"jump\",\"symbol\":\"ETHUSDT\",\"ticks\":1}", 409, "the venue does not list ETHUSDT");
        assertRefused("{\"do\":\"tick\",\"symbol\":\"BTCUSDT\",\"tick\":\"x\"}", 400, "'tick' must be a decimal");
    }

    private void assertRefused(String body, int status, String sentence) {
        var reply = venue.admin("POST", "/admin/upset", body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).contains(sentence);
    }

    private void happen(String body) {
        var reply = venue.admin("POST", "/admin/upset", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private JsonNode quote() {
        return venue.get("/fapi/v3/ticker/bookTicker?symbol=BTCUSDT").body();
    }

    private static double price(JsonNode quote, String name) {
        return Double.parseDouble(quote.path(name).asString());
    }

    private JsonNode rules() {
        return venue.get("/fapi/v3/exchangeInfo").body().path("symbols").path(0);
    }

    private long serverTime() {
        return venue.get("/fapi/v3/time").body().path("serverTime").asLong();
    }

    private JsonNode order(String id) {
        return venue.signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=" + id)
                .body();
    }

    private String status(String id) {
        return order(id).path("status").asString();
    }

    private void step() {
        step = venue.step(step).body().path("step").asLong();
        venue.synchronise();
    }

    private static void assertError(TestVenue.Reply reply, int code) {
        assertThat(reply.body().path("code").asInt()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(400);
    }
}
