package io.sapphire.exchange.aster.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of reference/aster-protocol.md 2.3. */
class TariffTest {

    @ParameterizedTest
    @CsvSource({
        "time,'',1",
        "depth,symbol=A&limit=50,2",
        "depth,limit=100,5",
        "depth,symbol=A,10",
        "depth,symbol=A&limit=1000,20",
        "klines,symbol=A&limit=99,1",
        "klines,symbol=A&limit=100,2",
        "klines,symbol=A&limit=1000,5",
        "klines,symbol=A&limit=1500,10",
        "aggTrades,symbol=A,20",
        "openOrders,symbol=A,1",
        "openOrders,'',40",
        "income,'',30",
        "balance,'',5",
        "commissionRate,symbol=A,20",
        "premiumIndex,symbol=A,1"
    })
    void readsCostWhatTheVenueSays(String name, String parameters, int weight) {
        var charge = Tariff.read("/fapi/v3/" + name, parameters, true);

        assertThat(charge.weight()).isEqualTo(weight);
        assertThat(charge.orders()).isZero();
        assertThat(charge.patient()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,order,symbol=A,SAFETY,0",
        "POST,order,side=BUY&quantity=1,ACCOUNT,1",
        "POST,order,side=BUY&quantity=1&reduceOnly=true&newClientOrderId=a,SAFETY,1",
        "POST,order,type=STOP_MARKET&closePosition=true,SAFETY,1",
        "POST,order,newClientOrderId=reduceOnly%3Dtrue,ACCOUNT,1",
        "PUT,order,price=1,ACCOUNT,1",
        "POST,countdownCancelAll,symbol=A,SAFETY,0",
        "POST,listenKey,'',ACCOUNT,0"
    })
    void whatMakesPositionsSmallerGoesFirst(String method, String name, String parameters, Lane lane, int orders) {
        var charge = Tariff.change(method, "/fapi/v3/" + name, parameters);

        assertThat(charge.lane()).isEqualTo(lane);
        assertThat(charge.orders()).isEqualTo(orders);
        assertThat(charge.patient()).isFalse();
    }

    @Test
    void questionsAboutWhatIsOpenGoFirst() {
        assertThat(Tariff.read("/fapi/v3/order", "symbol=A&orderId=1", true).lane())
                .isEqualTo(Lane.SAFETY);
        assertThat(Tariff.read("/fapi/v3/userTrades", "symbol=A", true).lane()).isEqualTo(Lane.ACCOUNT);
        assertThat(Tariff.read("/fapi/v3/depth", "symbol=A", false).lane()).isEqualTo(Lane.MARKET);
    }
}
