package io.sapphire.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.WorkingPrice;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The rules are of the form of Aster futures API V3, "Exchange Information", read 2026-06-30. */
class RulebookTest {
    private static final String BITCOIN =
            """
            {"symbol":"BTCUSDT","status":"%s","filters":[
             {"filterType":"PRICE_FILTER","minPrice":"1","maxPrice":"1000","tickSize":"0.5"},
             {"filterType":"LOT_SIZE","minQty":"0.1","maxQty":"100","stepSize":"0.1"},
             {"filterType":"MARKET_LOT_SIZE","minQty":"0.1","maxQty":"10","stepSize":"0.1"},
             {"filterType":"MIN_NOTIONAL","notional":"5"}]}""";

    private final Rulebook rules = new Rulebook();

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
            100,   1,    none
            100.2, 1,    'order o-1: price 100.2 is not a multiple of the tick 0.5'
            0.5,   100,  'order o-1: price 0.5 is below the market''s least of 1'
            1000.5, 1,   'order o-1: price 1000.5 is above the market''s most of 1000'
            100,   0.15, 'order o-1: quantity 0.15 is not a multiple of the step 0.1'
            100,   0.05, 'order o-1: quantity 0.05 is below the market''s least of 0.1'
            100,   101,  'order o-1: quantity 101 is above the market''s most of 100'
            10,    0.4,  'order o-1: it is worth 4, the market''s least is 5'
            """)
    void whatTheVenueWouldRefuseIsNamed(String price, String quantity, String objection) {
        follow("TRADING");
        var terms = new Terms.Limit(Price.of(price), TimeInForce.GTC);
        assertThat(rules.objection(order(terms, quantity, false))).isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void whatOnlyReducesMayBeWorthLittle() {
        follow("TRADING");
        var terms = new Terms.Limit(Price.of("10"), TimeInForce.GTC);
        assertThat(rules.objection(order(terms, "0.4", true))).isEmpty();
    }

    @Test
    void anOrderAtMarketHasALimitOfItsOwn() {
        follow("TRADING");
        assertThat(rules.objection(order(new Terms.Market(), "10", false))).isEmpty();
        assertThat(rules.objection(order(new Terms.Market(), "10.1", false)))
                .contains("order o-1: quantity 10.1 is above the market's most of 10");
    }

    @Test
    void aMarketThatIsClosedTakesNothing() {
        follow("SETTLING");
        assertThat(rules.objection(order(new Terms.Market(), "1", false)))
                .contains("order o-1: BTCUSDT is not traded now");
    }

    @Test
    void ofAMarketThatIsNotKnownNothingIsSaid() {
        assertThat(rules.objection(order(new Terms.Market(), "0.00000001", false)))
                .isEmpty();
    }

    /** 0.1 % to 5 %. */
    @ParameterizedTest
    @CsvSource({"0.001, true", "0.05, true", "0.0009, false", "0.0501, false"})
    void aCallbackHasBounds(String callback, boolean taken) {
        var terms = new Terms.TrailingStop(Optional.empty(), Rate.of(callback), WorkingPrice.MARK);
        assertThat(rules.objection(order(terms, "1", true)).isEmpty()).isEqualTo(taken);
    }

    @Test
    void theModeOfTheAccountDecidesWhetherAPositionIsNamed() {
        var both = order(new Terms.Market(), "1", false);
        assertThat(rules.objection(both)).isEmpty();
        rules.positionMode(true);
        assertThat(rules.objection(both))
                .contains("order o-1: the account is in hedge mode, so the order has to name the long or the short"
                        + " position");
    }

    /** Aster lists markets with names in other scripts, and ones whose numbers are beyond 1e-8 units in 64 bits. */
    @Test
    void aMarketThatDoesNotFitHereDoesNotStandInTheWayOfOthers() {
        rules.follow(JsonMapper.shared()
                .readTree("{\"symbols\":[{\"symbol\":\"\u5e01\u5b89\u4eba\u751fUSDT\",\"status\":\"TRADING\",\"filters\":[]},"
                        + "{\"symbol\":\"HUGEUSDT\",\"filters\":[{\"filterType\":\"LOT_SIZE\",\"minQty\":\"1\","
                        + "\"maxQty\":\"1000000000000\",\"stepSize\":\"1\"}]},"
                        + BITCOIN.formatted("TRADING") + "]}"));
        assertThat(rules.objection(order(new Terms.Market(), "10.1", false))).isPresent();
    }

    private void follow(String status) {
        rules.follow(JsonMapper.shared().readTree("{\"symbols\":[" + BITCOIN.formatted(status) + "]}"));
    }

    private static Order order(Terms terms, String quantity, boolean reduces) {
        return new Order(
                new OrderId("o-1"),
                new Symbol("BTCUSDT"),
                reduces ? Side.SELL : Side.BUY,
                Quantity.of(quantity),
                terms,
                reduces,
                Purpose.ENTRY);
    }
}
