package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes: reference/aster-protocol.md, 2.7 and 7.2. */
class StrictParametersTest {

    @TempDir
    private static Path ledger;

    private static TestVenue venue;

    @BeforeAll
    static void start() {
        venue = new TestVenue(ledger);
        venue.step(0);
    }

    @AfterAll
    static void stop() {
        venue.close();
    }

    @ParameterizedTest
    @CsvSource({
        "side=BUY&type=MARKET&quantity=1&colour=blue, -1104",
        "side=BUY&type=MARKET&quantity=1&quantity=2, -1101",
        "side=BUY&type=MARKET&quantity=1&price=700, -1106",
        "side=BUY&type=MARKET&quantity=1&timeInForce=GTC, -1106",
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=700&stopPrice=1, -1106",
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=700&closePosition=true, -1106",
        "side=SELL&type=STOP_MARKET&stopPrice=700&quantity=1&price=1, -1106",
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1, -1102",
        "side=BUY&type=LIMIT&quantity=1&price=700, -1102",
        "side=BUY&type=STOP_MARKET&quantity=1, -1102",
        "type=MARKET&quantity=1, -1102",
        "side=BUY&quantity=1, -1102",
        "side=BUY&type=MARKET&quantity=1&reduceOnly=perhaps, -1130",
        "side=BUY&type=MARKET&quantity=1&positionSide=UP, -4060",
        "side=BUY&type=MARKET&quantity=1&positionSide=SHORT, -4061",
        "side=BUY&type=MARKET&quantity=1&newOrderRespType=ALL, -1136",
        "side=BUY&type=MARKET&quantity=1&stpMode=EXPIRE_NOBODY, -1130",
        "side=BUY&type=MARKET&quantity=1&priceProtect=TRUE, -1106",
        "side=BUY&type=MARKET&quantity=1&pegOffset=1, -1020",
        "side=BUY&type=STOP&quantity=1&stopPrice=900, -1102",
        "side=BUY&type=TAKE_PROFIT&quantity=1&price=700, -1102",
        "side=SELL&type=TAKE_PROFIT_MARKET&quantity=1, -1102",
        "side=SELL&type=TRAILING_STOP_MARKET&quantity=1, -1102",
        "side=SELL&type=TRAILING_STOP_MARKET&quantity=1&callbackRate=0.09, -1130",
        "side=SELL&type=TRAILING_STOP_MARKET&quantity=1&callbackRate=5.1, -1130",
        "side=SELL&type=TRAILING_STOP_MARKET&quantity=1&callbackRate=1&activationPrice=10, -2021",
        "side=SELL&type=TRAILING_STOP_MARKET&callbackRate=1&closePosition=true, -1106",
        "side=SELL&type=TAKE_PROFIT_MARKET&stopPrice=700&quantity=1, -2021",
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=2000, -4016",
        "side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=400, -4024",
        "side=BUY&type=MARKET&quantity=1&workingType=MOOD, -4031",
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=-700, -4001",
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=1E2, -1102"
    })
    void anOrderIsRefusedForWhatIsWrongWithIt(String parameters, int code) {
        var answer = venue.signed("POST", "order", "symbol=BTCUSDT&" + parameters);
        assertThat(answer.body().path("code").asInt()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(venue.state().path("orders")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "userTrades, symbol=BTCUSDT&fromId=1&startTime=1, -1128",
        "allOrders, symbol=BTCUSDT&orderId=1&endTime=1, -1128",
        "userTrades, symbol=BTCUSDT&startTime=2&endTime=1, -1023",
        "allOrders, symbol=BTCUSDT&startTime=0&endTime=604800001, -1127",
        "userTrades, symbol=BTCUSDT&limit=0, -1130",
        "userTrades, symbol=BTCUSDT&limit=many, -1130",
        "balance, symbol=BTCUSDT, -1104"
    })
    void whoAsksWronglyIsTold(String path, String parameters, int code) {
        var answer = venue.signed("GET", path, parameters);
        assertThat(answer.body().path("code").asInt()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "depth?symbol=BTCUSDT&limits=5, -1104",
        "depth?symbol=BTCUSDT&signature=1, -1104",
        "depth?symbol=BTCUSDT&symbol=BTCUSDT, -1101",
        "aggTrades?symbol=BTCUSDT&startTime=0&endTime=3600001, -1127",
        "ping?hello=1, -1104"
    })
    void strangersAreHeldToTheSame(String pathAndQuery, int code) {
        assertThat(venue.get("/fapi/v3/" + pathAndQuery).body().path("code").asInt())
                .isEqualTo(code);
    }

    /** Weights: reference/aster-protocol.md, 2.3. */
    @Test
    void whatCostsMoreWeighsMore() {
        assertThat(weight(() -> venue.get("/fapi/v3/depth?symbol=BTCUSDT&limit=5")))
                .isEqualTo(2);
        assertThat(weight(() -> venue.get("/fapi/v3/depth?symbol=BTCUSDT&limit=100")))
                .isEqualTo(5);
        assertThat(weight(() -> venue.get("/fapi/v3/depth?symbol=BTCUSDT&limit=1000")))
                .isEqualTo(20);
        assertThat(weight(() -> venue.get("/fapi/v3/ticker/bookTicker"))).isEqualTo(2);
        assertThat(weight(() -> venue.signed("GET", "openOrders", "symbol=BTCUSDT")))
                .isEqualTo(1);
        assertThat(weight(() -> venue.signed("GET", "openOrders", ""))).isEqualTo(40);
        assertThat(weight(() -> venue.signed("GET", "income", ""))).isEqualTo(30);
    }

    private static long weight(Asking asking) {
        long before = used(asking.ask());
        return used(asking.ask()) - before;
    }

    private static long used(TestVenue.Reply reply) {
        var head = reply.head();
        int at = head.indexOf("X-MBX-USED-WEIGHT-1M: ") + "X-MBX-USED-WEIGHT-1M: ".length();
        return Long.parseLong(head.substring(at, head.indexOf('\r', at)));
    }

    private interface Asking {
        TestVenue.Reply ask();
    }
}
