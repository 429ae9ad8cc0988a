package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static io.sapphire.domain.order.TimeInForce.FOK;
import static io.sapphire.domain.order.TimeInForce.GTC;
import static io.sapphire.domain.order.TimeInForce.GTX;
import static io.sapphire.domain.order.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Outcome CANCEL_REJECTED = new Outcome.Refused(Refusal.CANCEL_REJECTED);

    private final Script script = new Script().bids(0, "99", "2", "98", "3").asks(0, "101", "1", "102", "2");
    private final TestDesk desk = new TestDesk(script);

    @Test
    void aMarketOrderWalksTheBookAndPaysTheTakerFee() {
        desk.advance(10).market("m", BUY, "2");
        desk.advance(20);
        assertThat(desk.fills()).containsExactly("101 x 1 taker", "102 x 1 taker");
        assertThat(desk.storyOf("m")).containsExactly("NEW 0", "PARTIALLY_FILLED 1", "FILLED 2");
        assertThat(desk.order("m").averagePrice().toString()).isEqualTo("101.5");
        assertThat(desk.venue.account().fees().toString()).isEqualTo("0.0812");
    }

    @Test
    void whatTheBookDoesNotOfferAMarketOrderExpires() {
        desk.advance(10).market("m", BUY, "5");
        desk.advance(20);
        assertThat(desk.storyOf("m")).containsExactly("NEW 0", "PARTIALLY_FILLED 1", "PARTIALLY_FILLED 3", "EXPIRED 3");
    }

    @Test
    void aLimitOrderTakesWhatItCanAndWaitsWithTheRest() {
        desk.advance(10).limit("l", BUY, "2", "101", GTC);
        script.trade(30, SELL, "101", "0.4").trade(40, SELL, "100.5", "9");
        desk.advance(20);
        assertThat(desk.storyOf("l")).containsExactly("NEW 0", "PARTIALLY_FILLED 1");
        desk.advance(50);
        assertThat(desk.fills()).containsExactly("101 x 1 taker", "101 x 0.4 maker", "101 x 0.6 maker");
        assertThat(desk.order("l").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(desk.venue.account().fees().toString()).isEqualTo("0.0606");
    }

    @Test
    void aWaitingOrderStandsBehindWhatWasDisplayedWhenItArrived() {
        desk.advance(10).limit("l", BUY, "1", "99", GTC);
        script.trade(30, SELL, "99", "2").trade(40, SELL, "99", "0.3");
        desk.advance(35);
        assertThat(desk.fills()).isEmpty();
        desk.advance(50);
        assertThat(desk.fills()).containsExactly("99 x 0.3 maker");
    }

    @Test
    void theRestOfAnIocExpires() {
        desk.advance(10).limit("i", BUY, "3", "101", IOC);
        desk.advance(20);
        assertThat(desk.storyOf("i")).containsExactly("NEW 0", "PARTIALLY_FILLED 1", "EXPIRED 1");
    }

    @Test
    void aFokTradesWholeOrNotAtAll() {
        desk.advance(10).limit("none", BUY, "3.5", "102", FOK);
        desk.limit("whole", BUY, "3", "102", FOK);
        desk.advance(20);
        assertThat(desk.storyOf("none")).containsExactly("NEW 0", "EXPIRED 0");
        assertThat(desk.storyOf("whole")).containsExactly("NEW 0", "PARTIALLY_FILLED 1", "FILLED 3");
    }

    @Test
    void aPostOnlyOrderThatWouldTradeIsTakenAndThenExpires() {
        assertThat(desk.advance(10).limit("x", BUY, "1", "101", GTX)).isInstanceOf(Outcome.Taken.class);
        desk.limit("rests", BUY, "1", "100.99", GTX);
        desk.advance(20);
        assertThat(desk.storyOf("x")).containsExactly("NEW 0", "EXPIRED 0");
        assertThat(desk.storyOf("rests")).containsExactly("NEW 0");
    }

    @Test
    void whatWeTookStaysTakenUntilTheRecordingRefreshesTheLevel() {
        desk.advance(10).market("first", BUY, "1");
        desk.advance(20).limit("second", BUY, "1", "101", IOC);
        desk.advance(30);
        assertThat(desk.order("second").executedE8()).isZero();
        script.asks(40, "101", "1");
        desk.advance(50).limit("third", BUY, "1", "101", IOC);
        desk.advance(60);
        assertThat(desk.order("third").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void ourTradesAreNotOnThePublicTape() {
        desk.advance(10).market("m", BUY, "1");
        desk.advance(20);
        assertThat(desk.market).noneMatch(MarketFact.Traded.class::isInstance);
        assertThat(desk.venue.markets())
                .allSatisfy(market -> assertThat(market.latestTrades(9)).isEmpty());
    }

    @Test
    void aCancelTakesEffectWhenItArrivesAndIsAnsweredAtOnce() {
        desk.advance(10).limit("l", BUY, "1", "99", GTC);
        desk.advance(20);
        assertThat(desk.cancel("l")).isEqualTo(new Outcome.Taken(desk.order("l")));
        assertThat(desk.order("l").status()).isEqualTo(OrderStatus.NEW);
        desk.advance(30);
        assertThat(desk.storyOf("l")).containsExactly("NEW 0", "CANCELED 0");
        assertThat(desk.cancel("l")).isEqualTo(CANCEL_REJECTED);
        assertThat(desk.cancel("nobody")).isEqualTo(CANCEL_REJECTED);
    }

    @Test
    void aCancelThatComesTooLateChangesNothing() {
        desk.advance(10).limit("l", BUY, "1", "101", GTC);
        assertThat(desk.cancel("l")).isInstanceOf(Outcome.Taken.class);
        desk.advance(20);
        assertThat(desk.storyOf("l")).containsExactly("NEW 0", "FILLED 1");
    }

    @Test
    void noRequestOvertakesAnEarlierOne() {
        var slow = new TestDesk(new Script().bids(0, "99", "2").asks(0, "101", "1"), "10000", Duration.ofMillis(50));
        slow.advance(10);
        for (int i = 0; i < 200; i++) {
            slow.limit("o" + i, BUY, "0.1", "99", GTC);
            slow.cancel("o" + i);
        }
        slow.advance(5_000);
        for (int i = 0; i < 200; i++) {
            assertThat(slow.storyOf("o" + i)).containsExactly("NEW 0", "CANCELED 0");
        }
        assertThat(slow.user).isSortedAccordingTo(Comparator.comparing(UserFact::eventTime));
    }

    @Test
    void marketEventsOfTheSameInstantComeBeforeAnArrivingOrder() {
        script.asks(10, "101", "0", "100", "1");
        desk.advance(10).market("m", BUY, "1");
        desk.advance(20);
        assertThat(desk.fills()).containsExactly("100 x 1 taker");
    }

    @Test
    void everythingOfAMarketIsCancelledTogetherAndByCountdown() {
        desk.advance(10).limit("a", BUY, "1", "99", GTC);
        desk.limit("b", BUY, "1", "98", GTC);
        desk.advance(20).venue.cancelAll(Script.BTC);
        desk.limit("c", BUY, "1", "97", GTC);
        desk.advance(30);
        assertThat(desk.venue.openOrders())
                .extracting(view -> view.order().clientOrderId().value())
                .containsExactly("c");
        desk.venue.countdown(Script.BTC, Duration.ofMillis(100));
        desk.advance(100).venue.countdown(Script.BTC, Duration.ofMillis(100));
        desk.advance(200);
        assertThat(desk.order("c").status()).isEqualTo(OrderStatus.NEW);
        desk.advance(201);
        assertThat(desk.order("c").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void aCountdownTakesStopsTooUnlessTheVenueIsSetToSpareThem() {
        assertThat(afterCountdown(false)).isEqualTo(OrderStatus.CANCELED);
        assertThat(afterCountdown(true)).isEqualTo(OrderStatus.NEW);
    }

    private static OrderStatus afterCountdown(boolean sparesStops) {
        var terms = new VenueTerms(1, Money.of("10000"), Duration.ZERO, Script.START, sparesStops);
        var desk = new TestDesk(new Script().bids(0, "99", "2").asks(0, "101", "1"), terms);
        desk.advance(10).limit("a", BUY, "1", "99", GTC);
        desk.stop("s", BUY, "1", "150");
        desk.advance(20).venue.countdown(Script.BTC, Duration.ofMillis(100));
        desk.advance(200);
        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.CANCELED);
        return desk.order("s").status();
    }

    @Test
    void aStoppedCountdownCancelsNothing() {
        desk.advance(10).limit("a", BUY, "1", "99", GTC);
        desk.venue.countdown(Script.BTC, Duration.ofMillis(100));
        desk.venue.countdown(Script.BTC, Duration.ZERO);
        desk.advance(1_000);
        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.NEW);
    }
}
