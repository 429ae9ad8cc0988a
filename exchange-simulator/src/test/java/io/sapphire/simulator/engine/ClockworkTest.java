package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static io.sapphire.domain.order.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.latency.Latency;
import io.sapphire.simulator.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens by the clock: marks, funding, liquidation, latency. */
class ClockworkTest {
    private static final long EIGHT_HOURS = Duration.ofHours(8).toMillis();

    @Test
    void theMarkIsPublishedAtTheFirstMidAndThenEveryThreeSeconds() {
        var script = new Script().bids(500, "99", "9").asks(500, "101", "9").quote(10_000, "99", "101");
        var desk = new TestDesk(script).advance(9_001);
        assertThat(desk.market.stream()
                        .filter(MarketFact.Marked.class::isInstance)
                        .map(MarketFact.Marked.class::cast)
                        .map(MarketFact.Marked::eventTime))
                .containsExactly(Script.at(500), Script.at(3_000), Script.at(6_000), Script.at(9_000));
    }

    @Test
    void beforeTheBookIsKnownQuotesAndTradesMakeTheMark() {
        var quoted = new TestDesk(
                new Script().quote(100, "99", "101").bids(200, "97", "9").asks(200, "99", "9"));
        quoted.advance(101);
        assertThat(quoted.venue.market(Script.BTC).orElseThrow().mark()).contains(Price.of("100"));
        var traded = new TestDesk(new Script().trade(100, BUY, "98", "1")).advance(101);
        assertThat(traded.venue.market(Script.BTC).orElseThrow().mark()).contains(Price.of("98"));
    }

    /** After one time constant the mark has made 63.212056 % of its way. */
    @Test
    void theMarkFollowsTheMidWithAConstantOfThirtySeconds() {
        var script = new Script().bids(0, "99", "9").asks(0, "101", "9");
        script.bids(3_000, "99", "0", "199", "9").asks(3_000, "101", "0", "201", "9");
        script.quote(40_000, "199", "201");
        var desk = new TestDesk(script).advance(33_001);
        var mark = desk.venue.market(Script.BTC).orElseThrow().mark().orElseThrow();
        assertThat(mark.e8() / 1e8).isCloseTo(163.212056, within(0.000001));
    }

    @Test
    void fundingIsPaidOnThePublishedMarkAtEightUtc() {
        var desk = new TestDesk(new Script().bids(0, "99", "9").asks(0, "101", "9"));
        desk.advance(10).market("m", BUY, "2");
        desk.advance(EIGHT_HOURS);
        assertThat(desk.venue.account().funding().toString()).isEqualTo("0");
        desk.advance(EIGHT_HOURS + 1);
        assertThat(desk.venue.account().funding().toString()).isEqualTo("-0.02");
        assertThat(desk.user.getLast()).isInstanceOfSatisfying(UserFact.AccountMoved.class, moved -> {
            assertThat(moved.reason()).isEqualTo(UserFact.Reason.FUNDING_FEE);
            assertThat(moved.change().toString()).isEqualTo("-0.02");
            assertThat(moved.wallet()).isEqualTo(desk.venue.account().wallet());
        });
        assertThat(desk.funding().next()).isEqualTo(Instant.parse("2026-01-05T16:00:00Z"));
    }

    /** 2 at a mark of 102 and 10 bp are 0.204; at the rate that is announced for later they are 2.04. */
    @Test
    void aMarketThatIsFollowedHasTheMarkAndTheFundingItsVenueTells() {
        var script = new Script().bids(0, "99", "9").asks(0, "101", "9");
        script.mark(5, "102", "0.001", 60_000).mark(59_990, "102", "0.01", 120_000);
        var desk = new TestDesk(script);
        desk.advance(10).market("m", BUY, "2");
        desk.advance(60_000);
        assertThat(desk.venue.market(Script.BTC).orElseThrow().mark().orElseThrow())
                .hasToString("102");
        assertThat(desk.venue.account().funding()).hasToString("0");
        desk.advance(60_001);
        assertThat(desk.venue.account().funding()).hasToString("-0.204");
        assertThat(desk.venue.settlements()).hasSize(1);
        assertThat(desk.funding().next()).isEqualTo(Script.at(120_000));
        desk.advance(EIGHT_HOURS + 1);
        assertThat(desk.venue.account().funding()).hasToString("-2.244");
    }

    /** Its last message before the settlement may come after ours: it settles nothing twice. */
    @Test
    void aSettlementThatIsOverIsNotMadeAgain() {
        var script = new Script().bids(0, "99", "9").asks(0, "101", "9");
        script.mark(5, "102", "0.001", 60_000).mark(60_500, "102", "0.001", 60_000);
        var desk = new TestDesk(script);
        desk.advance(10).market("m", BUY, "2");
        desk.advance(EIGHT_HOURS);
        assertThat(desk.venue.account().funding()).hasToString("-0.204");
        assertThat(desk.funding().announced()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void anAccountThatCannotCarryItsPositionIsClosedOut() {
        var script = new Script().bids(0, "99", "90").asks(0, "101", "90");
        script.bids(5_000, "99", "0", "40", "90").asks(5_000, "101", "0", "41", "90");
        script.quote(130_000, "40", "41");
        var desk = new TestDesk(script, "300", Duration.ZERO);
        desk.advance(10).market("m", BUY, "10");
        desk.limit("rest", BUY, "1", "30", GTC);
        desk.advance(120_000);
        assertThat(desk.position()).isEqualTo("0");
        assertThat(desk.order("rest").status()).isEqualTo(OrderStatus.CANCELED);
        var last = desk.venue.orders().getLast();
        assertThat(last.liquidation()).isTrue();
        assertThat(last.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(last.order().clientOrderId().value()).startsWith("autoclose-BTCUSDT-");
    }

    @Test
    void afterTheEndOfTheRecordingTheLastBookIsRefreshedEveryThreeSeconds() {
        var desk = new TestDesk(new Script().bids(0, "99", "1").asks(0, "101", "1"));
        desk.advance(10).market("first", BUY, "1");
        desk.advance(20).market("second", BUY, "1");
        desk.advance(30);
        assertThat(desk.order("second").status()).isEqualTo(OrderStatus.EXPIRED);
        desk.advance(4_000).market("third", BUY, "1");
        desk.advance(5_000);
        assertThat(desk.order("third").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void afterTheEndOfTheRecordingTheMarkStaysWhereItIs() {
        var script = new Script().bids(0, "99", "9").asks(0, "101", "9");
        script.bids(4_000, "99", "0", "199", "9").asks(4_000, "101", "0", "201", "9");
        script.quote(6_500, "199", "201");
        var desk = new TestDesk(script).advance(6_501);
        var last = desk.venue.market(Script.BTC).orElseThrow().mark().orElseThrow();
        desk.advance(60_000);
        assertThat(last.e8()).isGreaterThan(Price.of("100").e8());
        assertThat(desk.venue.market(Script.BTC).orElseThrow().mark()).contains(last);
    }

    @Test
    void latencyIsLognormalAroundItsMedian() {
        var latency = new Latency(7, Duration.ofMillis(50));
        var millis = IntStream.range(0, 20_000)
                .mapToLong(i -> latency.of("order-" + i).toMillis())
                .sorted()
                .toArray();
        assertThat(millis[10_000]).isBetween(49L, 52L);
        assertThat(millis[19_800] / (double) millis[10_000]).isBetween(4.8, 5.5);
        assertThat(millis[0]).isPositive();
    }

    @Test
    void latencyDependsOnSeedAndKeyOnly() {
        var latency = new Latency(7, Duration.ofMillis(50));
        assertThat(latency.of("a")).isEqualTo(new Latency(7, Duration.ofMillis(50)).of("a"));
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> latency.of("k" + i))
                        .distinct()
                        .count())
                .isGreaterThan(25);
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed -> new Latency(seed, Duration.ofMillis(50)).of("a"))
                        .distinct()
                        .count())
                .isGreaterThan(25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itDoesNotMatterInHowManyStepsTimeIsAdvanced(long seed) {
        var once = busy();
        var often = busy();
        order(once);
        order(often);
        once.advance(20_000);
        var random = new Random(seed);
        for (long now = 0; now < 20_000; ) {
            now = Math.min(20_000, now + 1 + random.nextInt(700));
            often.advance(now);
        }
        assertThat(often.user).isEqualTo(once.user);
        assertThat(often.market).isEqualTo(once.market);
    }

    private static void order(TestDesk desk) {
        desk.advance(1);
        for (int i = 0; i < 20; i++) {
            desk.limit("o" + i, i % 2 == 0 ? BUY : SELL, "0.5", "100", GTC);
        }
    }

    private static TestDesk busy() {
        var random = new Random(42);
        var script = new Script().bids(0, "99", "9").asks(0, "101", "9");
        for (int millis = 50; millis < 20_000; millis += 1 + random.nextInt(300)) {
            long centre = 95 + random.nextInt(10);
            script.trade(millis, random.nextBoolean() ? BUY : SELL, centre + "", "0.2");
            script.bids(millis, centre - 1 + ".5", random.nextInt(5) + "").asks(millis, centre + 1 + "", "2");
        }
        return new TestDesk(script, "10000", Duration.ofMillis(80));
    }
}
