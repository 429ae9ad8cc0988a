package io.sapphire.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.aster.rest.Parameters;
import org.junit.jupiter.api.Test;

class OrderParametersTest {

    @Test
    void limitOrder() {
        assertThat(parameters(new Terms.Limit(Price.of("61800.10"), TimeInForce.HIDDEN), false))
                .isEqualTo("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=HIDDEN&quantity=0.0001&price=61800.1"
                        + "&newClientOrderId=o-1");
    }

    @Test
    void reduceOnlyMarketOrder() {
        assertThat(parameters(new Terms.Market(), true))
                .isEqualTo("symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.0001&reduceOnly=true&newClientOrderId=o-1");
    }

    @Test
    void stopThatClosesThePositionHasNoQuantityOfItsOwn() {
        assertThat(parameters(new Terms.StopMarket(Price.of("60000"), true), true))
                .isEqualTo("symbol=BTCUSDT&side=SELL&type=STOP_MARKET&stopPrice=60000&workingType=MARK_PRICE"
                        + "&closePosition=true&newClientOrderId=o-1");
    }

    private static String parameters(Terms terms, boolean reduceOnly) {
        return Parameters.of(OrderParameters.of(new Order(
                        new OrderId("o-1"),
                        new Symbol("BTCUSDT"),
                        Side.SELL,
                        Quantity.of("0.00010"),
                        terms,
                        reduceOnly,
                        Purpose.ENTRY)))
                .toString();
    }
}
