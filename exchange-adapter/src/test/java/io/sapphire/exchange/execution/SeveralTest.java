package io.sapphire.exchange.execution;

import static io.sapphire.exchange.execution.TestDesk.await;
import static io.sapphire.exchange.execution.TestDesk.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.exchange.execution.journal.FakeDisk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;

/** Several orders in one call. */
class SeveralTest {
    private static final Instant NOW = FakeClock.START;

    private final FakeClock clock = new FakeClock();
    private final FakeVenue venue = new FakeVenue(clock);
    private final FakeDisk disk = new FakeDisk();
    private final TestDesk desk = new TestDesk(venue, clock, disk.store());

    @BeforeEach
    void reconcile() {
        desk.reconcile();
    }

    private Submission submission(Order order) {
        return new Submission(order, new Authority(desk.approval(1), TestDesk.CODE));
    }

    private List<OrderResult> submit(Stream<Order> orders) {
        return await(desk.desk.submit(orders.map(this::submission).toList()));
    }

    private static Stream<Order> orders(int count) {
        return IntStream.range(0, count).mapToObj(number -> order("o-" + number, "1"));
    }

    private static List<OrderState> states(List<OrderResult> results) {
        return results.stream()
                .map(result -> ((OrderResult.Stands) result).standing().state())
                .toList();
    }

    @Test
    void callerThatGoesWhileItsOrdersAreWrittenDownLeavesNothingHalfDone() {
        var caller = new BaseSubscriber<List<OrderResult>>() {};
        disk.onSync(caller::cancel);
        desk.desk.submit(orders(7).map(this::submission).toList()).subscribe(caller);

        assertThat(caller.isDisposed()).isTrue();
        assertThat(venue.submissions).hasSize(7);
        assertThat(desk.facts()).hasSize(7).hasOnlyElementsOfType(OrderEvent.Accepted.class);
    }

    @Test
    void ordersLeaveFiveAtATime() {
        assertThat(states(submit(orders(7)))).hasSize(7).containsOnly(OrderState.WORKING);
        assertThat(venue.batches).containsExactly(5, 2);
        assertThat(venue.submissions).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrongWithOneDoesNotKeepTheOthers() {
        venue.moods.addAll(
                List.of(FakeVenue.Mood.TAKES, FakeVenue.Mood.REFUSES, FakeVenue.Mood.LOSES, FakeVenue.Mood.TAKES));
        var forged = new Submission(order("forged", "1"), new Authority(desk.approval(1), new byte[2]));
        var all = Stream.concat(
                        Stream.of(forged),
                        Stream.concat(Stream.of(order("dear", "11")), orders(4)).map(this::submission))
                .toList();

        var results = await(desk.desk.submit(all));

        assertThat(results.subList(0, 2))
                .containsExactly(
                        new OrderResult.Refused(new OrderId("forged"), "the approval of order forged does not verify"),
                        new OrderResult.Refused(
                                new OrderId("dear"), "order dear is worth 1100, the adapter's ceiling is 1000"));
        assertThat(states(results.subList(2, 6)))
                .containsExactly(OrderState.WORKING, OrderState.CLOSED, OrderState.UNKNOWN, OrderState.WORKING);
        assertThat(venue.batches).containsExactly(4);
    }

    @Test
    void orderThatWasHereBeforeIsNotSentAgain() {
        desk.place("o-0", "1");

        assertThat(states(submit(orders(2)))).containsExactly(OrderState.WORKING, OrderState.WORKING);
        assertThat(venue.submissions).containsExactly(new OrderId("o-0"), new OrderId("o-1"));
    }

    @Test
    void nothingAndTwiceTheSameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> submit(Stream.of()))
                .withMessage("there is no order in the request");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> submit(Stream.of(order("same", "1"), order("same", "1"))))
                .withMessage("order id same is twice in the request");
        assertThat(venue.submissions).isEmpty();
    }

    @Test
    void everyOrderOfALostBatchIsInDoubtAndAskedFor() {
        venue.moods.addAll(List.of(FakeVenue.Mood.TAKES_SILENTLY, FakeVenue.Mood.LOSES));

        assertThat(states(submit(orders(2)))).containsOnly(OrderState.UNKNOWN);
        desk.timer.advanceTimeBy(Duration.ofSeconds(80));

        assertThat(desk.facts())
                .contains(
                        new OrderEvent.Accepted(
                                new OrderId("o-0"),
                                venue.order(new OrderId("o-0")).venueId(),
                                NOW),
                        new OrderEvent.Resolved(new OrderId("o-1"), false, NOW));
        assertThat(venue.submissions).containsExactly(new OrderId("o-0"));
    }

    @Test
    void cancelsLeaveTenAtATimeAndEachHasItsOwnAnswer() {
        for (int number = 0; number < 10; number++) {
            desk.place("o-" + number, "1");
        }
        clock.advance(Duration.ofMinutes(2));
        for (int number = 10; number < 12; number++) {
            desk.place("o-" + number, "1");
        }
        var ids = Stream.concat(orders(12).map(Order::id), Stream.of(new OrderId("ghost")))
                .toList();

        var results = await(desk.desk.cancel(ids, 1));

        assertThat(states(results.subList(0, 12))).containsOnly(OrderState.CLOSED);
        assertThat(results)
                .last()
                .isEqualTo(new OrderResult.Refused(new OrderId("ghost"), "no order ghost was submitted here"));
        assertThat(venue.batches).containsExactly(10, 2);
    }

    @Test
    void cancellingAllSparesWhatProtects() {
        desk.place("entry", "1");
        var _ = desk.submit(order("stop", "1", true, Purpose.PROTECTION));

        assertThat(await(desk.desk.cancelAll(FakeVenue.BITCOIN, 1, false))).isEqualTo(1);
        assertThat(venue.order(new OrderId("entry")).status().isFinal()).isTrue();
        assertThat(venue.order(new OrderId("stop")).status().isFinal()).isFalse();

        assertThat(await(desk.desk.cancelAll(FakeVenue.BITCOIN, 1, true))).isEqualTo(1);
        assertThat(venue.order(new OrderId("stop")).status().isFinal()).isTrue();
        assertThat(desk.facts()).endsWith(new OrderEvent.Cancelled(new OrderId("stop"), NOW));
    }

    @Test
    void cancellingAllOfAMarketThatIsNotTradedOnIsRefused() {
        var ether = new io.sapphire.domain.market.Symbol("ETHUSDT");

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> await(desk.desk.cancelAll(ether, 1, true)))
                .withMessage("ETHUSDT is not traded on");
    }

    @Test
    void orderThatIsStillOnItsWayIsWithdrawnBeforeItIsCancelled() {
        venue.onSubmit = () -> {
            var _ = desk.desk.cancel(TestDesk.name("o-0"), 1).subscribe();
        };

        desk.place("o-0", "1");

        assertThat(venue.withdrawn).containsExactly(new OrderId("o-0"));
        assertThat(venue.order(new OrderId("o-0")).status().isFinal()).isTrue();
    }
}
