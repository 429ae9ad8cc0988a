package io.sapphire.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.matching.RestingOrders.Filled;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestingOrdersTest {
    private final RestingOrders orders = new RestingOrders(true);

    @Test
    void theQueueAheadTradesFirst() {
        buy(1, "2", "5");
        assertThat(orders.apply(sold("100", "4"))).isEmpty();
        assertThat(orders.apply(sold("100", "1.5"))).containsExactly(filled(1, "100", "0.5"));
        assertThat(orders.apply(sold("100", "9"))).containsExactly(filled(1, "100", "1.5"));
        assertThat(orders.apply(sold("100", "9"))).isEmpty();
    }

    @Test
    void aTradeThroughThePriceFillsTheWholeOrderAtItsPrice() {
        buy(1, "2", "500");
        assertThat(orders.apply(sold("99.99", "0.01"))).containsExactly(filled(1, "100", "2"));
    }

    @Test
    void aTradeOfTheOtherSideAtThePriceIsNotOurs() {
        buy(1, "2", "0");
        assertThat(orders.apply(trade(Side.BUY, "100", "9"))).isEmpty();
        assertThat(orders.apply(trade(Side.BUY, "101", "9"))).isEmpty();
    }

    @Test
    void cancelsAheadShortenTheQueueOnlyToWhatIsDisplayed() {
        buy(1, "2", "5");
        orders.apply(shown("8"));
        orders.apply(shown("3"));
        assertThat(orders.apply(sold("100", "4"))).containsExactly(filled(1, "100", "1"));
    }

    @Test
    void aLevelOutOfSightSaysNothingAboutItsQueue() {
        var derived = new RestingOrders(false);
        derived.add(1, Side.BUY, Price.of("100"), Fixed.parse("2"), Fixed.parse("5"));
        derived.apply(shown("0"));
        assertThat(derived.apply(sold("100", "5"))).isEmpty();
        assertThat(derived.apply(sold("100", "1"))).containsExactly(filled(1, "100", "1"));
    }

    @Test
    void aLevelThatIsKnownToBeEmptyHasNoQueue() {
        buy(1, "2", "5");
        orders.apply(shown("0"));
        assertThat(orders.apply(sold("100", "1"))).containsExactly(filled(1, "100", "1"));
    }

    @Test
    void oneTradesVolumeIsGivenAwayOnce() {
        buy(1, "2", "1");
        buy(2, "2", "1");
        assertThat(orders.apply(sold("100", "4"))).containsExactly(filled(1, "100", "2"), filled(2, "100", "1"));
    }

    @Test
    void aSellWaitsForBuyers() {
        orders.add(1, Side.SELL, Price.of("100"), Fixed.parse("2"), 0);
        assertThat(orders.apply(sold("100", "9"))).isEmpty();
        assertThat(orders.apply(trade(Side.BUY, "100", "1"))).containsExactly(filled(1, "100", "1"));
        assertThat(orders.apply(sold("100.01", "1"))).containsExactly(filled(1, "100", "1"));
    }

    @Test
    void aRemovedOrderTradesNoMore() {
        buy(1, "2", "0");
        orders.remove(1);
        assertThat(orders.apply(sold("99", "9"))).isEmpty();
    }

    private void buy(long id, String quantity, String ahead) {
        orders.add(id, Side.BUY, Price.of("100"), Fixed.parse(quantity), Fixed.parse(ahead));
    }

    private static LevelChange shown(String quantity) {
        return new LevelChange(Side.BUY, Price.of("100"), Fixed.parse(quantity));
    }

    private static Trade sold(String price, String quantity) {
        return trade(Side.SELL, price, quantity);
    }

    private static Trade trade(Side aggressor, String price, String quantity) {
        return new Trade(1, Price.of(price), Quantity.of(quantity), aggressor, Instant.EPOCH);
    }

    private static Filled filled(long id, String price, String quantity) {
        return new Filled(id, new Match(Price.of(price), Quantity.of(quantity)));
    }
}
