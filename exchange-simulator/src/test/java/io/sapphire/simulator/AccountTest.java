package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the owner of the account sets and asks, and orders in batches, over real sockets. */
class AccountTest {
    private static final String RESTING = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.1&price=700";

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
    void everyOrderTypeIsTakenAndShownAsItWasSent() {
        take("side=BUY&type=STOP&stopPrice=900&price=890", "STOP", "890", "900");
        take("side=BUY&type=STOP_MARKET&stopPrice=900&priceProtect=TRUE", "STOP_MARKET", "0", "900");
        take("side=SELL&type=TAKE_PROFIT&stopPrice=900&price=905&timeInForce=HIDDEN", "TAKE_PROFIT", "905", "900");
        take(
                "side=SELL&type=TAKE_PROFIT_MARKET&stopPrice=900&workingType=MARK_PRICE",
                "TAKE_PROFIT_MARKET",
                "0",
                "900");
        var trailing = take(
                "side=SELL&type=TRAILING_STOP_MARKET&callbackRate=1.5&activationPrice=900",
                "TRAILING_STOP_MARKET",
                "0",
                "0");
        assertThat(trailing.path("priceRate").asString()).isEqualTo("1.5");
        assertThat(trailing.path("activatePrice").asString()).isEqualTo("900");
        var close = venue.signed(
                        "POST", "order", "symbol=BTCUSDT&side=SELL&type=STOP_MARKET&stopPrice=700&closePosition=true")
                .body();
        assertThat(close.path("closePosition").asBoolean()).isTrue();
        step();
        assertThat(venue.signed("GET", "openOrders", "symbol=BTCUSDT").body()).hasSize(6);
    }

    @Test
    void anOrderIsModified() {
        venue.signed("POST", "order", RESTING + "&newClientOrderId=a");
        step();
        var key = venue.signed("POST", "listenKey", "").body().path("listenKey").asString();
        try (var user = new TestSocket(venue.port(), "/ws/" + key)) {
            var answer = venue.signed("PUT", "order", "symbol=BTCUSDT&origClientOrderId=a&quantity=0.2&price=701")
                    .body();
            assertThat(answer.path("price").asString()).isEqualTo("701");
            step();
            var told = user.next().path("o");
            assertThat(told.path("x").asString()).isEqualTo("AMENDMENT");
            assertThat(told.path("q").asString()).isEqualTo("0.2");
        }
        assertError(venue.signed("PUT", "order", "symbol=BTCUSDT&orderId=9&quantity=1&price=1"), -2013);
        assertError(venue.signed("PUT", "order", "symbol=BTCUSDT&orderId=1&quantity=1"), -1102);
    }

    @Test
    void everyOrderOfABatchIsAnsweredForItself() {
        var orders = "[{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\","
                + "\"quantity\":\"0.1\",\"price\":\"700\",\"newClientOrderId\":\"b-1\"},"
                + "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":0.00001},"
                + "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":1,\"colour\":\"red\"},"
                + "{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\","
                + "\"quantity\":\"0.1\",\"price\":\"701\"}]";
        var reply = venue.signed("POST", "batchOrders", "batchOrders=" + encoded(orders));
        assertThat(reply.body()).hasSize(4);
        assertThat(reply.body().path(0).path("clientOrderId").asString()).isEqualTo("b-1");
        assertThat(reply.body().path(1).path("code").asInt()).isEqualTo(-4023);
        assertThat(reply.body().path(2).path("code").asInt()).isEqualTo(-1104);
        assertThat(reply.body().path(3).path("status").asString()).isEqualTo("NEW");
        assertThat(reply.head()).contains("X-MBX-ORDER-COUNT-1M: 4\r\n");
        step();
        var cancelled = venue.signed("DELETE", "batchOrders", "symbol=BTCUSDT&orderIdList=" + encoded("[1,2,77]"))
                .body();
        assertThat(cancelled.path(0).path("orderId").asLong()).isEqualTo(1);
        assertThat(cancelled.path(2).path("code").asInt()).isEqualTo(-2011);
        assertError(venue.signed("POST", "batchOrders", "batchOrders=" + encoded("[]")), -4082);
        assertError(venue.signed("POST", "batchOrders", "batchOrders=" + encoded("{}")), -1130);
        assertError(venue.signed("DELETE", "batchOrders", "symbol=BTCUSDT"), -1102);
    }

    @Test
    void anAccountCanHedge() {
        assertError(venue.signed("POST", "positionSide/dual", "dualSidePosition=false"), -4059);
        venue.signed("POST", "positionSide/dual", "dualSidePosition=true");
        assertError(venue.signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1"), -4061);
        var order = "symbol=BTCUSDT&type=MARKET&quantity=0.5&";
        venue.signed("POST", "order", order + "side=BUY&positionSide=LONG");
        venue.signed("POST", "order", order + "side=SELL&positionSide=SHORT");
        step();
        var risk = venue.signed("GET", "positionRisk", "symbol=BTCUSDT").body();
        assertThat(risk).hasSize(2);
        assertThat(risk.path(0).path("positionSide").asString()).isEqualTo("LONG");
        assertThat(risk.path(0).path("positionAmt").asString()).isEqualTo("0.5");
        assertThat(risk.path(1).path("positionAmt").asString()).isEqualTo("-0.5");
        assertThat(venue.state().path("positions")).hasSize(2);
        var state = venue.state();
        venue.close();
        venue = new TestVenue(ledger);
        assertThat(venue.state()).isEqualTo(state);
    }

    @Test
    void marginIsSetAndShown() {
        assertError(venue.signed("POST", "marginType", "symbol=BTCUSDT&marginType=CROSSED"), -4046);
        venue.signed("POST", "marginType", "symbol=BTCUSDT&marginType=ISOLATED");
        venue.signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.5");
        step();
        var moved = venue.signed("POST", "positionMargin", "symbol=BTCUSDT&amount=10&type=1");
        assertThat(moved.text()).contains("\"amount\":10,\"code\":200").endsWith("\"type\":1}");
        var risk = venue.signed("GET", "positionRisk", "symbol=BTCUSDT").body().path(0);
        assertThat(risk.path("marginType").asString()).isEqualTo("isolated");
        assertThat(Double.parseDouble(risk.path("isolatedMargin").asString())).isBetween(25.0, 35.0);
        assertThat(Double.parseDouble(risk.path("liquidationPrice").asString())).isPositive();
        var account = venue.signed("GET", "accountWithJoinMargin", "").body();
        assertThat(account.path("positions").path(0).path("isolated").asBoolean())
                .isTrue();
        assertThat(account.path("totalWalletBalance")).isEqualTo(venue.state().path("wallet"));
        assertThat(venue.signed("GET", "positionMargin/history", "symbol=BTCUSDT")
                        .body())
                .hasSize(1);
        assertError(venue.signed("POST", "positionMargin", "symbol=BTCUSDT&amount=10&type=3"), -1130);
    }

    @Test
    void whatIsAskedOfTheAccountIsAnswered() {
        var brackets = venue.signed("GET", "leverageBracket", "symbol=BTCUSDT").body();
        assertThat(brackets.path("brackets").path(1).toString())
                .isEqualTo("{\"bracket\":2,\"initialLeverage\":100,\"notionalCap\":250000,\"notionalFloor\":50000,"
                        + "\"maintMarginRatio\":0.005,\"cum\":50}");
        var agent = venue.signed("GET", "agent", "").body().path(0);
        assertThat(agent.path("agentAddress").asString())
                .isEqualTo(TestVenue.KEY.address().toString());
        assertThat(agent.path("canPerpTrade").asBoolean()).isTrue();
        venue.signed("POST", "stpMode", "stpMode=EXPIRE_BOTH");
        assertThat(venue.signed("GET", "stpMode", "").body().path("stpMode").asString())
                .isEqualTo("EXPIRE_BOTH");
        assertThat(venue.signed("POST", "order", RESTING).body().path("stpMode").asString())
                .isEqualTo("EXPIRE_BOTH");
        assertError(venue.signed("POST", "multiAssetsMargin", "multiAssetsMargin=true"), -1020);
        assertThat(venue.signed("GET", "forceOrders", "").body()).isEmpty();
        assertThat(venue.signed("GET", "adlQuantile", "symbol=BTCUSDT").body().toString())
                .isEqualTo("[{\"symbol\":\"BTCUSDT\",\"adlQuantile\":{\"BOTH\":0}}]");
    }

    @CanIgnoreReturnValue
    private JsonNode take(String parameters, String type, String price, String stopPrice) {
        var order = venue.signed("POST", "order", "symbol=BTCUSDT&quantity=0.1&" + parameters)
                .body();
        assertThat(order.path("type").asString()).isEqualTo(type);
        assertThat(order.path("price").asString()).isEqualTo(price);
        assertThat(order.path("stopPrice").asString()).isEqualTo(stopPrice);
        return order;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
