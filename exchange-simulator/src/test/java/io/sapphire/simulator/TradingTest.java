package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.simulator.signing.TestKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the owner of the account does, over real sockets. */
class TradingTest {
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
    void anOrderIsAnsweredAtOnceAndTradesInTheNextStep() {
        var key = venue.signed("POST", "listenKey", "").body().path("listenKey").asString();
        try (var user = new TestSocket(venue.port(), "/ws/" + key)) {
            var answer = venue.signed("POST", "order", BUY + "a-1");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("status").asString()).isEqualTo("NEW");
            assertThat(answer.body().path("orderId").asLong()).isEqualTo(1);
            assertThat(answer.head()).contains("X-MBX-ORDER-COUNT-1M: 1\r\n");
            assertThat(venue.signed("GET", "openOrders", "symbol=BTCUSDT").body())
                    .hasSize(1);
            var messages = user.until(step().path("lastSeq").path("user").asLong());
            check(messages);
        }
        assertThat(venue.signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=a-1")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("FILLED");
        assertThat(venue.signed("GET", "openOrders", "").body()).isEmpty();
        assertThat(venue.signed("GET", "allOrders", "symbol=BTCUSDT").body()).hasSize(1);
    }

    private static void check(List<JsonNode> messages) {
        assertThat(messages)
                .extracting(message -> message.path("e").asString())
                .startsWith("ORDER_TRADE_UPDATE", "ORDER_TRADE_UPDATE", "ACCOUNT_UPDATE");
        assertThat(messages)
                .extracting(message -> message.path("simSeq").asLong())
                .startsWith(1L, 2L, 3L);
        var accepted = messages.getFirst().path("o");
        assertThat(accepted.path("x").asString() + accepted.path("X").asString())
                .isEqualTo("NEWNEW");
        assertThat(accepted.has("n")).isFalse();
        var traded = messages.get(1).path("o");
        assertThat(traded.path("x").asString()).isEqualTo("TRADE");
        assertThat(traded.path("c").asString()).isEqualTo("a-1");
        assertThat(traded.path("N").asString()).isEqualTo("USDT");
        assertThat(Double.parseDouble(traded.path("n").asString())).isPositive();
        assertThat(traded.path("t").asLong()).isEqualTo(1);
        var account = messages.get(2).path("a");
        assertThat(account.path("m").asString()).isEqualTo("ORDER");
        assertThat(account.path("P").path(0).path("pa")).isEqualTo(traded.path("z"));
    }

    @Test
    void theTruthAgreesWithWhatTheClientIsTold() {
        venue.signed("POST", "order", BUY + "a");
        venue.signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=700");
        step();
        var state = venue.state();
        assertThat(state.path("orders")).hasSize(2);
        assertThat(state.path("wallet"))
                .isEqualTo(venue.signed("GET", "balance", "").body().path(0).path("balance"));
        var position =
                venue.signed("GET", "positionRisk", "symbol=BTCUSDT").body().path(0);
        assertThat(state.path("positions").path(0).path("quantity")).isEqualTo(position.path("positionAmt"));
        var fills = venue.signed("GET", "userTrades", "symbol=BTCUSDT").body();
        assertThat(state.path("fills")).hasSameSizeAs(fills);
        assertThat(state.path("fills").path(0).path("fee"))
                .isEqualTo(fills.path(0).path("commission"));
        assertThat(venue.signed("GET", "income", "incomeType=COMMISSION").body())
                .hasSameSizeAs(fills);
        assertThat(venue.signed("GET", "income", "incomeType=TRANSFER")
                        .body()
                        .path(0)
                        .path("income")
                        .asString())
                .isEqualTo("10000");
        assertThat(venue.signed("GET", "userTrades", "symbol=BTCUSDT&fromId=" + (fills.size() + 1))
                        .body())
                .isEmpty();
    }

    @Test
    void ordersAreCancelled() {
        var order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.1&price=700&newClientOrderId=";
        venue.signed("POST", "order", order + "a");
        venue.signed("POST", "order", order + "b");
        step();
        var answer = venue.signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=a")
                .body();
        assertThat(answer.path("status").asString()).isEqualTo("NEW");
        step();
        assertThat(venue.signed("GET", "order", "symbol=BTCUSDT&orderId=1")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("CANCELED");
        assertError(venue.signed("DELETE", "order", "symbol=BTCUSDT&orderId=1"), 400, -2011);
        assertError(venue.signed("GET", "openOrder", "symbol=BTCUSDT&orderId=1"), 400, -2013);
        assertError(venue.signed("GET", "order", "symbol=BTCUSDT&orderId=99"), 400, -2013);
        assertThat(venue.signed("DELETE", "allOpenOrders", "symbol=BTCUSDT")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("200");
        step();
        assertThat(venue.signed("GET", "openOrders", "").body()).isEmpty();
        assertThat(venue.signed("POST", "countdownCancelAll", "symbol=BTCUSDT&countdownTime=1000")
                        .body()
                        .toString())
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"countdownTime\":\"1000\"}");
    }

    @Test
    void leverageIsSetAndTold() {
        var key = venue.signed("POST", "listenKey", "").body().path("listenKey").asString();
        try (var user = new TestSocket(venue.port(), "/ws/" + key)) {
            assertThat(venue.signed("POST", "leverage", "symbol=BTCUSDT&leverage=2")
                            .body()
                            .path("leverage")
                            .asInt())
                    .isEqualTo(2);
            assertThat(user.next().path("ac").toString()).isEqualTo("{\"s\":\"BTCUSDT\",\"l\":2}");
        }
        assertThat(venue.signed("GET", "positionRisk", "")
                        .body()
                        .path(0)
                        .path("leverage")
                        .asString())
                .isEqualTo("2");
        assertError(venue.signed("POST", "leverage", "symbol=BTCUSDT&leverage=126"), 400, -4028);
        assertThat(venue.signed("GET", "commissionRate", "symbol=BTCUSDT")
                        .body()
                        .toString())
                .isEqualTo(
                        "{\"symbol\":\"BTCUSDT\",\"makerCommissionRate\":\"0.0002\",\"takerCommissionRate\":\"0.0004\"}");
        assertThat(venue.signed("GET", "positionSide/dual", "")
                        .body()
                        .path("dualSidePosition")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void oneListenKeyServesTheAccount() {
        var key = venue.signed("POST", "listenKey", "").body();
        assertThat(venue.signed("POST", "listenKey", "").body()).isEqualTo(key);
        assertThat(venue.signed("PUT", "listenKey", "").body()).isEqualTo(key);
        venue.signed("DELETE", "listenKey", "");
        assertError(venue.signed("PUT", "listenKey", ""), 400, -1125);
        assertError(venue.get("/ws/" + key.path("listenKey").asString()), 400, -1125);
    }

    @Test
    void onlyTheOwnerOfTheAccountIsLetIn() {
        assertError(venue.raw("POST", "/fapi/v3/order", BUY + "a"), 400, -1102);
        var stranger = new TestKey("ff3bdd43534543d421f05aec535965b5050ad6ac15345435345435453495e771", 1666);
        assertError(venue.raw("POST", "/fapi/v3/order", request(stranger, stranger, 1)), 401, -2015);
        assertError(venue.raw("POST", "/fapi/v3/order", request(stranger, TestVenue.KEY, 2)), 401, -1022);
        assertError(venue.raw("POST", "/fapi/v3/order", request(TestVenue.KEY, TestVenue.KEY, 3) + "0"), 401, -1022);
        assertThat(venue.state().path("orders")).isEmpty();
    }

    @Test
    void aNonceWorksOnceAndNearTheVenuesTime() {
        var request = request(TestVenue.KEY, TestVenue.KEY, 5);
        assertThat(venue.raw("POST", "/fapi/v3/order", request).status()).isEqualTo(200);
        assertError(venue.raw("POST", "/fapi/v3/order", request), 400, -4225);
        assertError(venue.raw("POST", "/fapi/v3/order", request(TestVenue.KEY, TestVenue.KEY, 61_000_000)), 400, -4225);
        assertThat(venue.signed("POST", "noop", "").body().path("code").asInt()).isEqualTo(200);
    }

    @Test
    void ordersThatMakeNoSenseAreRefusedInTheVenuesWords() {
        assertError(order("side=BUY&type=MARKET"), 400, -1102);
        assertError(order("side=UP&type=MARKET&quantity=1"), 400, -1117);
        assertError(order("side=BUY&type=CHASE&quantity=1"), 400, -1116);
        assertError(order("side=BUY&type=LIMIT&timeInForce=NOW&quantity=1&price=700"), 400, -1115);
        assertError(order("side=BUY&type=MARKET&quantity=0.000000001"), 400, -1111);
        assertError(order("side=BUY&type=MARKET&quantity=0.00001"), 400, -4023);
        assertError(order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=700.001"), 400, -4014);
        assertError(order("side=BUY&type=MARKET&quantity=-1"), 400, -4003);
        assertError(order("side=BUY&type=MARKET&quantity=1e2"), 400, -1102);
        assertError(order("side=BUY&type=MARKET&quantity=0.001"), 400, -4164);
        assertError(order("side=BUY&type=MARKET&quantity=100000"), 400, -2019);
        assertError(order("side=SELL&type=MARKET&quantity=1&reduceOnly=true"), 400, -2022);
        assertError(order("side=SELL&type=STOP_MARKET&stopPrice=900&quantity=1"), 400, -2021);
        assertError(order("side=BUY&type=MARKET&quantity=1&newClientOrderId=a%20b"), 400, -4015);
        assertError(order("side=BUY&type=MARKET&quantity=1&positionSide=LONG"), 400, -4061);
        assertError(order("side=SELL&type=STOP_MARKET&stopPrice=700&closePosition=true&quantity=1"), 400, -1106);
        assertThat(venue.state().path("orders")).isEmpty();
    }

    @Test
    void aClosedVenueOpensWhereItWas() {
        venue.signed("POST", "order", BUY + "a");
        var answer = step();
        var state = venue.state();
        var run = venue.run();
        venue.close();
        venue = new TestVenue(ledger);
        assertThat(venue.run()).isEqualTo(run);
        assertThat(venue.state()).isEqualTo(state);
        assertThat(venue.step(step - 1).body()).isEqualTo(answer);
        assertThat(venue.step(0).status()).isEqualTo(409);
    }

    @Test
    void theSameClientIsToldTheSameBytes(@TempDir Path other) {
        var first = transcript();
        venue.close();
        venue = new TestVenue(other);
        step = 0;
        step();
        assertThat(transcript()).isEqualTo(first).hasSizeGreaterThan(200);
    }

    private List<String> transcript() {
        var key = venue.signed("POST", "listenKey", "").body().path("listenKey").asString();
        var texts = new ArrayList<String>();
        try (var user = new TestSocket(venue.port(), "/ws/" + key);
                var market = new TestSocket(
                        venue.port(),
                        "/stream?streams=btcusdt@depth/btcusdt@markPrice"
                                + "/btcusdt@kline_1m/btcusdt@ticker/btcusdt@depth5/!markPrice@arr@1s")) {
            for (int i = 0; i < 20; i++) {
                texts.add(venue.signed("POST", "order", BUY + "t-" + i).body().toString());
                texts.add(step().toString());
            }
            var last = venue.run().path("lastSeq");
            user.until(last.path("user").asLong()).forEach(message -> texts.add(message.toString()));
            for (int i = 0; i < 100; i++) {
                texts.add(market.nextText());
            }
        }
        texts.add(venue.state().toString());
        return texts;
    }

    private TestVenue.Reply order(String parameters) {
        return venue.signed("POST", "order", "symbol=BTCUSDT&" + parameters);
    }

    private String request(TestKey signer, TestKey named, long nonceOffset) {
        long nonce = venue.get("/fapi/v3/time").body().path("serverTime").asLong() * 1000 + nonceOffset;
        var message = BUY + "n" + nonceOffset + "&nonce=" + nonce + "&signer=" + named.address();
        return message + "&signature=" + signer.sign(message);
    }

    @CanIgnoreReturnValue
    private JsonNode step() {
        var answer = venue.step(step).body();
        step = answer.path("step").asLong();
        venue.synchronise();
        return answer;
    }

    private static void assertError(TestVenue.Reply reply, int status, int code) {
        assertThat(reply.body().path("code").asInt()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }
}
