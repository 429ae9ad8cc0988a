package io.sapphire.exchange.execution;

import static io.sapphire.exchange.execution.TestDesk.await;
import static io.sapphire.exchange.execution.TestDesk.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.execution.journal.FakeDisk;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that are changed while they wait. The order is a buy of 2 at 100. */
class AmendmentTest {
    private static final Instant NOW = FakeClock.START;
    private static final Duration NONCE_WINDOW = Duration.ofSeconds(65);
    private static final OrderId ONE = new OrderId("one");

    private final FakeClock clock = new FakeClock();
    private final FakeVenue venue = new FakeVenue(clock);
    private final FakeDisk disk = new FakeDisk();
    private TestDesk desk = new TestDesk(venue, clock, disk.store());

    @BeforeEach
    void placeOne() {
        desk.reconcile();
        desk.place("one", "2");
        desk.deliver();
    }

    private static OrderEvent.Amended amended(String price, String quantity) {
        return new OrderEvent.Amended(ONE, Price.of(price), Quantity.of(quantity), NOW);
    }

    @Test
    void smallerAndCheaperNeedsNoApproval() {
        assertThat(desk.amend("one", "99", "1").standing().state()).isEqualTo(OrderState.WORKING);
        assertThat(venue.amendments).containsExactly(new Amendment(ONE, Price.of("99"), Quantity.of("1")));
        assertThat(desk.facts()).endsWith(amended("99", "1"));
        assertThat(await(desk.desk.read()).openOrders()).singleElement().returns(Quantity.of("1"), Order::quantity);
    }

    @Test
    void largerOrDearerNeedsAnApproval() {
        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> desk.amend("one", "100", "2.1"))
                .withMessage(
                        "the change of order one makes it larger or its price worse, and no approval came with it");
        assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> desk.amend("one", "100.1", "1"));
        assertThat(venue.amendments).isEmpty();

        assertThat(desk.amendApproved("one", "100.1", "2.1").standing().state()).isEqualTo(OrderState.WORKING);
        assertThat(desk.facts()).endsWith(amended("100.1", "2.1"));
    }

    @Test
    void forgedOrExpiredApprovalOrOneOverTheCeilingLetsNothingThrough() {
        var name = TestDesk.name("one");
        var price = Price.of("100");
        var forged = Optional.of(new Authority(desk.approval(1), new byte[2]));
        var late = Optional.of(new Authority(desk.approval(1), TestDesk.CODE));

        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> await(desk.desk.amend(name, price, Quantity.of("3"), 1, forged)))
                .withMessage("the approval of the change of order one does not verify");
        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> desk.amendApproved("one", "100", "11"))
                .withMessage("order one is worth 1100, the adapter's ceiling is 1000");
        clock.advance(Duration.ofSeconds(5));
        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> await(desk.desk.amend(name, price, Quantity.of("3"), 1, late)))
                .withMessageContaining("expired");
        assertThat(venue.amendments).isEmpty();
    }

    @Test
    void whatTheVenueWouldRefuseIsNotAskedFor() {
        venue.objections = order -> order.quantity().equals(Quantity.of("1.5"))
                ? Optional.of("quantity 1.5 is not a multiple of the step 1")
                : Optional.empty();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.amend("one", "99", "1.5"))
                .withMessage("quantity 1.5 is not a multiple of the step 1");
        assertThatIllegalArgumentException().isThrownBy(() -> desk.place("two", "1.5"));
        assertThat(venue.amendments).isEmpty();
        assertThat(venue.submissions).containsExactly(ONE);
    }

    @Test
    void olderEpochMayChangeNothing() {
        var _ = await(desk.desk.submit(order("new-epoch", "1"), desk.approval(7), TestDesk.CODE));
        assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> desk.amend("one", "99", "1"));
        assertThat(venue.amendments).isEmpty();
    }

    @Test
    void refusalByTheVenueIsAnAnswerAndChangesNothing() {
        venue.moods.add(FakeVenue.Mood.REFUSES);

        var answer = desk.amend("one", "99", "1");

        assertThat(answer.venueCode()).isEqualTo(-4014);
        assertThat(answer.standing().state()).isEqualTo(OrderState.WORKING);
        assertThat(desk.facts()).noneMatch(OrderEvent.Amended.class::isInstance);
        assertThat(desk.amend("one", "99", "1").venueCode()).isZero();
    }

    @Test
    void changeThatWasMadeSilentlyIsFoundByAsking() {
        venue.moods.add(FakeVenue.Mood.TAKES_SILENTLY);

        assertThat(desk.amend("one", "99", "1").standing().state()).isEqualTo(OrderState.UNKNOWN);
        assertThatIllegalStateException()
                .isThrownBy(() -> desk.amend("one", "98", "1"))
                .withMessage("an earlier change of order one is still in doubt");
        desk.timer.advanceTimeBy(Duration.ofMillis(200));

        assertThat(desk.facts()).endsWith(amended("99", "1"));
        assertThat(venue.amendments).hasSize(1);
        assertThat(desk.amend("one", "98", "1").standing().state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void changeThatWasLostIsGivenUpOnlyAfterTheNonceWindow() {
        venue.moods.add(FakeVenue.Mood.LOSES);
        assertThat(desk.amend("one", "99", "1").standing().state()).isEqualTo(OrderState.UNKNOWN);

        desk.timer.advanceTimeBy(NONCE_WINDOW.minusSeconds(6));
        assertThatIllegalStateException().isThrownBy(() -> desk.amend("one", "98", "1"));
        desk.timer.advanceTimeBy(Duration.ofSeconds(12));

        assertThat(desk.facts()).noneMatch(OrderEvent.Amended.class::isInstance);
        assertThat(venue.amendments).hasSize(1);
        assertThat(desk.amend("one", "98", "1").standing().state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void lostChangeThatArrivesAfterAllIsReportedOnce() {
        venue.moods.add(FakeVenue.Mood.LOSES);
        var _ = desk.amend("one", "99", "1");
        desk.timer.advanceTimeBy(Duration.ofSeconds(3));
        var _ = venue.change(new Amendment(ONE, Price.of("99"), Quantity.of("1")));
        desk.deliver();
        desk.timer.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(desk.facts().stream().filter(OrderEvent.Amended.class::isInstance))
                .containsExactly(amended("99", "1"));
    }

    @Test
    void changeCutShortByTheEndOfTheProcessIsAskedForByTheNext() {
        venue.moods.add(FakeVenue.Mood.TAKES_SILENTLY);
        var _ = desk.amend("one", "99", "1");
        desk.stop();

        desk = new TestDesk(venue, clock, disk.store());
        desk.reconcile();

        assertThat(desk.facts()).contains(amended("99", "1"));
        assertThat(venue.amendments).hasSize(1);
    }

    @Test
    void wordThatIsOlderThanTheChangeDoesNotTakeItBack() {
        var before = venue.order(ONE);
        clock.advance(Duration.ofSeconds(1));
        var _ = desk.amend("one", "99", "1");

        desk.deliver(new io.sapphire.exchange.execution.venue.UserEvent.OrderMoved(before, NOW));

        assertThat(desk.facts().stream().filter(OrderEvent.Amended.class::isInstance))
                .hasSize(1);
        assertThat(await(desk.desk.read()).openOrders()).singleElement().returns(Quantity.of("1"), Order::quantity);
    }

    @Test
    void orderIsFilledByItsNewQuantity() {
        var _ = desk.amend("one", "99", "1");
        venue.fill(ONE, "1");
        desk.deliver();

        assertThat(desk.facts()).last().isInstanceOf(OrderEvent.Filled.class);
    }

    @Test
    void sameTermsAgainAreNotSent() {
        assertThat(desk.amend("one", "100", "2").standing().state()).isEqualTo(OrderState.WORKING);
        assertThat(venue.amendments).isEmpty();
    }

    @Test
    void venuesNumberNamesTheOrderToo() {
        var number = new OrderName.OfVenue(FakeVenue.BITCOIN, venue.order(ONE).venueId());

        var answer = await(desk.desk.amend(number, Price.of("99"), Quantity.of("1"), 1, Optional.empty()));
        assertThat(answer.standing().state()).isEqualTo(OrderState.WORKING);
        assertThat(await(desk.desk.cancel(number, 1)).state()).isEqualTo(OrderState.CLOSED);
        assertThat(desk.facts()).last().isEqualTo(new OrderEvent.Cancelled(ONE, NOW));
    }

    @Test
    void onlyAWaitingLimitOrderThatIsKnownCanBeChanged() {
        var market = new Order(
                new OrderId("market"),
                FakeVenue.BITCOIN,
                Side.BUY,
                Quantity.of("1"),
                new Terms.Market(),
                false,
                Purpose.ENTRY);
        var _ = desk.submit(market);
        desk.recall("one");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.amend("market", "99", "1"))
                .withMessage("order market has no limit price that could be changed");
        assertThatIllegalStateException()
                .isThrownBy(() -> desk.amend("one", "99", "1"))
                .withMessage("order one has ended and cannot be changed");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> desk.amend("ghost", "99", "1"));
    }
}
