package io.sapphire.local.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.exchange.execution.venue.VenuePosition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One market whose name or numbers do not fit here must not stand in the way of the others. */
class HoldingsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> unread = new ArrayList<>();

    @Test
    void marketWithAnyNameStandsInTheWayOfNoPosition() {
        var rows = JSON.readTree("""
            [{"symbol":"\u5e01\u5b89\u4eba\u751fUSDT","positionAmt":"0.0","positionSide":"BOTH"},
             {"symbol":"odd-name","positionAmt":"3","positionSide":"BOTH"},
             {"symbol":"BTCUSDT","positionAmt":"-0.5","positionSide":"SHORT"}]\
            """);

        assertThat(Holdings.positions(rows, unread::add))
                .containsExactly(
                        new VenuePosition(new Symbol("BTCUSDT"), PositionSide.SHORT, new SignedQuantity(-50_000_000)));
        assertThat(unread)
                .containsExactly("odd-name: symbol must be 2 to 20 capital letters or digits, was 'odd-name'");
    }

    @Test
    void orderThatCannotBeReadHidesNoOther() {
        var rows = JSON.readTree("""
            [{"symbol":"BTCUSDT","clientOrderId":"one two","type":"LIMIT"},
             {"symbol":"BTCUSDT","clientOrderId":"rests","orderId":7,"side":"BUY","type":"LIMIT","origQty":"1",
              "price":"5","timeInForce":"GTC","status":"NEW","executedQty":"0","updateTime":1}]\
            """);

        assertThat(Holdings.orders(rows, unread::add))
                .singleElement()
                .satisfies(order -> assertThat(order.order().id()).hasToString("rests"));
        assertThat(unread).singleElement().asString().startsWith("BTCUSDT: order id must be");
    }
}
