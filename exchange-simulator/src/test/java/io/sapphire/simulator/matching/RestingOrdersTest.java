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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestingOrdersTest {
    private static final Quantity STEP = Quantity.of("0.1");

    private final RestingOrders orders = new RestingOrders(STEP, true);

    @Test
    void theQueueAheadTradesFirst() {
        buy(1, "2", "5");
        assertThat(orders.apply(sold("100", "4"))).isEmpty();
        assertThat(orders.apply(sold("100", "1.5"))).containsExactly(filled(1, "100", "0.5"));
        assertThat(orders.apply(sold("100", "9"))).containsExactly(filled(1, "100", "1.5"));
        assertThat(orders.apply(sold("100", "9"))).isEmpty();
    }

    @Test
    void oddTradesFillInStepsAndWhatIsLeftWaits() {
        buy(1, "1", "1");
        assertThat(orders.apply(sold("100", "1.27"))).containsExactly(filled(1, "100", "0.2"));
        assertThat(orders.apply(sold("100", "0.02"))).isEmpty();
        assertThat(orders.apply(sold("100", "0.01"))).containsExactly(filled(1, "100", "0.1"));
        assertThat(orders.apply(sold("100", "5"))).containsExactly(filled(1, "100", "0.7"));
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

    /** Four ahead, four more behind; half of all are cancelled, then three trade. */
    @ParameterizedTest
    @CsvSource({"RISK_AVERSE, 0", "PROPORTIONAL, 1", "FIRST, 2"})
    void whatACancelAheadMeansIsTheModels(QueueModel model, String fillsOfTwo) {
        var queue = new RestingOrders(STEP, true, model);
        queue.add(1, Side.BUY, Price.of("100"), Fixed.parse("2"), Fixed.parse("4"));
        // Nobody says whether those that went stood ahead of us.
        queue.apply(shown("8"));
        queue.apply(shown("4"));
        var fills = queue.apply(sold("100", "3"));
        if (fillsOfTwo.equals("0")) {
            assertThat(fills).isEmpty();
        } else {
            assertThat(fills).containsExactly(filled(1, "100", fillsOfTwo));
        }
    }

    @Test
    void aLevelOutOfSightSaysNothingAboutItsQueue() {
        var derived = new RestingOrders(STEP, false);
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
