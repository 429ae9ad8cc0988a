package io.sapphire.exchange.execution;

import static io.sapphire.exchange.execution.FakeVenue.BITCOIN;
import static io.sapphire.exchange.execution.TestDesk.await;
import static io.sapphire.exchange.execution.TestDesk.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderEvent.Accepted;
import io.sapphire.domain.order.OrderEvent.Cancelled;
import io.sapphire.domain.order.OrderEvent.Expired;
import io.sapphire.domain.order.OrderEvent.External;
import io.sapphire.domain.order.OrderEvent.Filled;
import io.sapphire.domain.order.OrderEvent.PartiallyFilled;
import io.sapphire.domain.order.OrderEvent.Rejected;
import io.sapphire.domain.order.OrderEvent.Resolved;
import io.sapphire.domain.order.OrderEvent.Unknown;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.FakeVenue.Mood;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.journal.FakeDisk;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenuePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class OrderDeskTest {
    private static final OrderId ONE = new OrderId("one");

    private final FakeDisk disk = new FakeDisk();
    private final FakeClock clock = new FakeClock();
    private final FakeVenue venue = new FakeVenue(clock);
    private TestDesk desk = new TestDesk(venue, clock, disk.store());

    @BeforeEach
    void start() {
        desk.reconcile();
    }

    private void restart() {
        desk.stop();
        desk = new TestDesk(venue, clock, disk.store());
        venue.pushed.clear();
        desk.reconcile();
    }

    @Test
    void firstStartReportsTheWalletAsADepositOnce() {
        restart();

        assertThat(desk.accountFacts())
                .filteredOn(AccountEvent.BalanceChanged.class::isInstance)
                .containsExactly(
                        new AccountEvent.BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", FakeClock.START));
        assertThat(desk.accountFacts()).last().isInstanceOf(AccountEvent.Reconciled.class);
    }

    @Test
    void nothingLeavesBeforeTheAccountIsReconciled() {
        desk = new TestDesk(venue, clock, new FakeDisk().store());

        assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> desk.submit(order("one", "1")));
        assertThat(venue.submissions).isEmpty();
    }

    @Test
    void acceptedOrderIsReportedBeforeTheAnswer() {
        var standing = desk.submit(order("one", "1"));

        assertThat(desk.facts()).containsExactly(new Accepted(ONE, 101, FakeClock.START));
        assertThat(standing)
                .isEqualTo(new Standing(OrderState.WORKING, desk.desk.reports().last()));
    }

    @Test
    void acceptanceIsReportedOnceWhicheverWayItComes() {
        desk.place("one", "1");
        desk.deliver();

        assertThat(desk.facts()).hasSize(1);
    }

    @Test
    void refusedOrderIsReportedInTheVenuesWords() {
        venue.moods.add(Mood.REFUSES);

        assertThat(desk.submit(order("one", "1")).state()).isEqualTo(OrderState.CLOSED);
        assertThat(desk.facts()).containsExactly(new Rejected(ONE, -2019, "Margin is insufficient.", FakeClock.START));
    }

    @Test
    void unreachableVenueNeverHadTheOrder() {
        venue.moods.add(Mood.UNREACHABLE);

        assertThat(desk.submit(order("one", "1")).state()).isEqualTo(OrderState.CLOSED);
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Unknown.class, Resolved.class);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> await(desk.desk.query(ONE)));
    }

    @Test
    void lostAnswerIsFoundOutByAsking() {
        venue.moods.add(Mood.TAKES_SILENTLY);

        assertThat(desk.submit(order("one", "1")).state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Unknown.class);

        desk.timer.advanceTimeBy(Duration.ofMillis(200));
        assertThat(desk.facts())
                .containsExactly(
                        new Unknown(ONE, "503 from the venue", FakeClock.START),
                        new Resolved(ONE, true, FakeClock.START),
                        new Accepted(ONE, 101, FakeClock.START));
        assertThat(venue.submissions).containsExactly(ONE);
    }

    @Test
    void tradesOfAnOrderInDoubtAreToldWithIt() {
        venue.moods.add(Mood.TAKES_SILENTLY);
        desk.place("one", "1");
        venue.fill(ONE, "0.4");
        venue.fill(ONE, "0.6");

        desk.timer.advanceTimeBy(Duration.ofMillis(200));

        assertThat(desk.facts())
                .hasExactlyElementsOfTypes(
                        Unknown.class, Resolved.class, Accepted.class, PartiallyFilled.class, Filled.class);
    }

    @Test
    void lostRequestIsGivenUpOnlyAfterTheNonceWindow() {
        venue.moods.add(Mood.LOSES);
        desk.place("one", "1");

        desk.timer.advanceTimeBy(Duration.ofSeconds(60));
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Unknown.class);

        desk.timer.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(desk.facts()).last().isEqualTo(new Resolved(ONE, false, FakeClock.START));
        assertThat(venue.submissions).isEmpty();
    }

    @Test
    void requestThatArrivesLateIsFound() {
        venue.moods.add(Mood.LOSES);
        desk.place("one", "1");
        desk.timer.advanceTimeBy(Duration.ofSeconds(10));
        var late = venue.accept(order("one", "1"));
        desk.timer.advanceTimeBy(Duration.ofSeconds(5));

        assertThat(desk.facts())
                .endsWith(new Resolved(ONE, true, FakeClock.START), new Accepted(ONE, late.venueId(), FakeClock.START));
    }

    @Test
    void userStreamMayResolveTheDoubtFirst() {
        venue.moods.add(Mood.TAKES_SILENTLY);
        desk.place("one", "1");
        desk.deliver();
        desk.timer.advanceTimeBy(Duration.ofMinutes(5));

        assertThat(desk.facts()).hasExactlyElementsOfTypes(Unknown.class, Resolved.class, Accepted.class);
    }

    @Test
    void silentVenueLeavesTheOrderInDoubtForAsLongAsItTakes() {
        venue.moods.add(Mood.TAKES_SILENTLY);
        desk.place("one", "1");
        venue.down = true;
        desk.timer.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Unknown.class);

        venue.down = false;
        desk.timer.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Unknown.class, Resolved.class, Accepted.class);
    }

    @Test
    void quietMeansThatNothingIsInDoubt() {
        venue.moods.add(Mood.TAKES_SILENTLY);
        desk.place("one", "1");

        StepVerifier.create(desk.desk.quiet())
                .expectSubscription()
                .then(() -> desk.timer.advanceTimeBy(Duration.ofSeconds(1)))
                .verifyComplete();
    }

    @Test
    void sameOrderTwiceIsOneOrder() {
        var first = desk.submit(order("one", "1"));

        assertThat(desk.submit(order("one", "1"))).isEqualTo(first);
        restart();
        assertThat(desk.submit(order("one", "1"))).isEqualTo(first);
        assertThat(venue.submissions).containsExactly(ONE);
    }

    @Test
    void sameIdWithAnotherOrderIsRefused() {
        desk.place("one", "1");

        assertThatIllegalArgumentException().isThrownBy(() -> desk.submit(order("one", "2")));
    }

    @Test
    void fillsAreReportedOnceAndTheLastOneEndsTheOrder() {
        desk.place("one", "1");
        venue.fill(ONE, "0.4");
        venue.fill(ONE, "0.6");
        var events = List.copyOf(venue.pushed);
        desk.deliver();
        events.forEach(desk::deliver);

        assertThat(desk.facts()).hasExactlyElementsOfTypes(Accepted.class, PartiallyFilled.class, Filled.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eventsInAnyOrderLeadToTheSameFills(long seed) {
        desk.place("one", "1");
        venue.fill(ONE, "0.1");
        venue.fill(ONE, "0.2");
        venue.fill(ONE, "0.3");
        venue.fill(ONE, "0.4");
        var events = new ArrayList<>(venue.pushed);
        events.addAll(venue.pushed);
        Collections.shuffle(events, new Random(seed));
        events.forEach(desk::deliver);

        assertThat(desk.facts())
                .hasExactlyElementsOfTypes(
                        Accepted.class,
                        PartiallyFilled.class,
                        PartiallyFilled.class,
                        PartiallyFilled.class,
                        Filled.class);
    }

    @Test
    void endOfAnOrderWaitsForItsTrades() {
        desk.place("one", "1");
        desk.deliver();
        venue.fill(ONE, "0.4");
        venue.expire(ONE);
        desk.deliver(venue.pushed.getLast());

        assertThat(desk.facts()).hasExactlyElementsOfTypes(Accepted.class, PartiallyFilled.class, Expired.class);
    }

    @Test
    void whatCannotBeTakenInIsReadAgain() {
        desk.place("one", "1");
        desk.deliver();
        venue.fill(ONE, "0.4");
        venue.expire(ONE);
        venue.down = true;
        StepVerifier.create(desk.desk.take(List.of(venue.pushed.getLast()))).verifyError();
        assertThat(desk.isBroken()).isTrue();

        venue.down = false;
        desk.reconcile();
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Accepted.class, PartiallyFilled.class, Expired.class);
    }

    @Test
    void cancelledOrderIsGone() {
        desk.place("one", "1");

        assertThat(desk.cancel("one").state()).isEqualTo(OrderState.CLOSED);
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Accepted.class, Cancelled.class);
    }

    @Test
    void cancelThatCameTooLateTellsTheFill() {
        desk.place("one", "1");
        venue.fill(ONE, "1");

        assertThat(desk.cancel("one").state()).isEqualTo(OrderState.CLOSED);
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Accepted.class, Filled.class);
    }

    @Test
    void orderNobodySubmittedHereCannotBeCancelled() {
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> desk.cancel("ghost"));
    }

    @Test
    void olderEpochIsFencedAlsoAfterARestart() {
        var _ = await(desk.desk.submit(order("one", "1"), desk.approval(7), TestDesk.CODE));
        restart();

        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> await(desk.desk.submit(order("two", "1"), desk.approval(6), TestDesk.CODE)));
        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> await(desk.desk.cancel(new OrderName.Ours(ONE), 6)));
        assertThat(venue.submissions).containsExactly(ONE);
    }

    @Test
    void forgedOrExpiredApprovalIsRefused() {
        var expired = new Approval(1, 1, clock.instant());

        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> await(desk.desk.submit(order("one", "1"), desk.approval(1), new byte[2])));
        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> await(desk.desk.submit(order("one", "1"), expired, TestDesk.CODE)));
        assertThat(disk.writes()).as("the header and the first reconciliation").isEqualTo(3);
    }

    @Test
    void ceilingsStandWhateverIsApproved() {
        assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> desk.submit(order("big", "10.00000001")));
        for (int i = 0; i < 10; i++) {
            desk.place("n" + i, "1");
        }
        assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> desk.submit(order("one", "1")));

        assertThat(desk.submit(order("exit", "1", true, Purpose.EXIT)).state()).isEqualTo(OrderState.WORKING);
        clock.advance(Duration.ofMinutes(1));
        assertThat(desk.submit(order("one", "1")).state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void haltCancelsAndStaysUntilReleased() {
        desk.place("one", "1");
        var stop = desk.submit(order("stop", "1", false, Purpose.PROTECTION));

        assertThat(await(desk.desk.safety().halt("ann", "drill"))).isEqualTo(1);
        restart();

        assertThat(venue.order(ONE).status().isFinal()).isTrue();
        assertThat(venue.order(new OrderId("stop")).status().isFinal()).isFalse();
        assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> desk.submit(order("two", "1")));
        assertThat(desk.submit(order("exit", "1", true, Purpose.EXIT)).state()).isEqualTo(stop.state());
        assertThat(await(desk.desk.safety().state())).isEqualTo(new Latch.Halted("ann", "drill"));

        desk.desk.safety().release("ann", "over").block();
        assertThat(desk.submit(order("two", "1")).state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void haltHoldsWhileTheVenueIsDownAndItsCancelsFollow() {
        desk.place("one", "1");
        venue.down = true;
        assertThat(await(desk.desk.safety().halt("ann", "drill"))).isZero();
        assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> desk.submit(order("two", "1")));

        venue.down = false;
        desk.timer.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(venue.order(ONE).status().isFinal()).isTrue();
    }

    @Test
    void entryThatArrivesAfterAHaltIsCancelled() {
        venue.moods.add(Mood.LOSES);
        desk.place("one", "1");
        assertThat(await(desk.desk.safety().halt("ann", "drill"))).isZero();
        var late = venue.accept(order("one", "1"));
        desk.timer.advanceTimeBy(Duration.ofSeconds(5));
        desk.reconcile();

        assertThat(desk.facts())
                .endsWith(new Accepted(ONE, late.venueId(), FakeClock.START), new Cancelled(ONE, FakeClock.START));
    }

    @Test
    void haltGoesOnCancellingWhenItsOperatorDoesNotWait() {
        desk.place("one", "1");
        desk.place("two", "1");
        venue.deafToCancels = true;
        var operator = desk.desk.safety().halt("ann", "drill").subscribe();
        venue.deafToCancels = false;
        operator.dispose();

        assertThat(venue.orders()).allMatch(order -> order.status().isFinal());
    }

    @Test
    void whatAHaltLeftOverIsForgottenOnceItIsReleased() {
        desk.place("one", "1");
        venue.down = true;
        assertThat(await(desk.desk.safety().halt("ann", "drill"))).isZero();
        desk.desk.safety().release("ann", "over").block();
        venue.down = false;
        desk.timer.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(venue.order(ONE).status().isFinal()).isFalse();
    }

    @Test
    void flattenClosesByOrdersThatAreIntroducedFirst() {
        desk.place("one", "1");
        venue.fill(ONE, "1");
        desk.deliver();

        assertThat(await(desk.desk.safety().flatten("ann", "drill"))).isEqualTo(new Safety.Flattened(0, 1, List.of()));
        assertThat(await(desk.desk.safety().flatten("ann", "again")).closes())
                .as("already closing")
                .isZero();
        var closing = venue.orders().getLast();
        venue.fill(closing.order().id(), "1");
        desk.deliver();

        assertThat(desk.facts()).hasExactlyElementsOfTypes(Accepted.class, Filled.class, External.class, Filled.class);
        assertThat(venue.holdings()).isEmpty();
    }

    @Test
    void flattenWaitsForWhatIsOnItsWay() {
        var arrival = Sinks.<Void>empty();
        venue.road = arrival.asMono();
        var entry = desk.desk.submit(order("one", "1"), desk.approval(1), TestDesk.CODE);
        var submitted = entry.subscribe();
        venue.road = Mono.empty();
        venue.tradesAtOnce = true;

        StepVerifier.create(desk.desk.safety().flatten("ann", "drill"))
                .expectSubscription()
                .then(() -> assertThat(arrival.tryEmitEmpty().isSuccess()).isTrue())
                .expectNext(new Safety.Flattened(0, 1, List.of()))
                .verifyComplete();
        assertThat(submitted.isDisposed()).as("answered").isTrue();
        assertThat(venue.holdings()).isEmpty();
    }

    @Test
    void flattenClosesInOrdersOfTheMarketsLargest() {
        desk.place("one", "1");
        venue.fill(ONE, "1");
        venue.mostAtMarket = Optional.of(Quantity.of("0.4"));
        venue.tradesAtOnce = true;

        assertThat(await(desk.desk.safety().flatten("ann", "drill")).closes()).isEqualTo(3);
        assertThat(closingOrders()).extracting(Order::quantity).hasToString("[0.4, 0.4, 0.2]");
        assertThat(venue.holdings()).isEmpty();
    }

    @Test
    void flattenClosesTheLongAndTheShortOfAHedgedAccount() {
        venue.legs = List.of(
                new VenuePosition(BITCOIN, PositionSide.LONG, new SignedQuantity(100_000_000)),
                new VenuePosition(BITCOIN, PositionSide.SHORT, new SignedQuantity(-100_000_000)));

        assertThat(await(desk.desk.safety().flatten("ann", "drill")).closes()).isEqualTo(2);
        assertThat(closingOrders())
                .extracting(Order::positionSide, Order::side)
                .containsExactly(tuple(PositionSide.LONG, Side.SELL), tuple(PositionSide.SHORT, Side.BUY));
    }

    @Test
    void flattenTellsWhatTheVenueDidNotTake() {
        desk.place("one", "1");
        venue.fill(ONE, "1");
        venue.moods.add(Mood.REFUSES);

        var done = await(desk.desk.safety().flatten("ann", "drill"));

        assertThat(done.closes()).isZero();
        assertThat(done.refusals()).singleElement().asString().startsWith("1 of BTCUSDT, order flat-BTCUSDT-");
    }

    @Test
    void closingOrderThatDidNotArriveIsNotWaitedFor() {
        desk.place("one", "1");
        venue.fill(ONE, "1");
        venue.moods.addAll(List.of(Mood.UNREACHABLE, Mood.LOSES));
        assertThat(await(desk.desk.safety().flatten("ann", "drill")).refusals()).hasSize(1);
        assertThat(await(desk.desk.safety().flatten("ann", "again")))
                .as("it may have arrived")
                .isEqualTo(new Safety.Flattened(0, 1, List.of()));

        desk.timer.advanceTimeBy(Duration.ofSeconds(70));
        assertThat(desk.facts()).last().isInstanceOf(Resolved.class);
        assertThat(await(desk.desk.safety().flatten("ann", "again")).closes()).isOne();
        assertThat(closingOrders()).hasSize(1);
    }

    private List<Order> closingOrders() {
        return venue.orders().stream()
                .map(VenueOrder::order)
                .filter(order -> Closings.isOwn(order.id()))
                .toList();
    }

    @Test
    void foreignOrdersAreIntroducedFirst() {
        var foreign = venue.accept(order("web_1", "1"));
        venue.fill(new OrderId("web_1"), "0.5");
        desk.deliver(venue.pushed.getLast());

        assertThat(desk.facts()).hasExactlyElementsOfTypes(External.class, PartiallyFilled.class);
        assertThat(((External) desk.facts().getFirst()).venueOrderId()).isEqualTo(foreign.venueId());
    }

    @Test
    void whatHappenedMeanwhileIsReportedAtTheNextStart() {
        desk.place("one", "1");
        var second = desk.submit(order("two", "1"));
        clock.advance(Duration.ofSeconds(1));
        venue.fill(ONE, "0.3");
        venue.fill(ONE, "0.7");
        venue.expire(new OrderId("two"));
        venue.payFunding("-0.01");
        var foreign = venue.accept(order("web_1", "1"));
        venue.fill(new OrderId("web_1"), "1");
        restart();

        assertThat(second.state()).isEqualTo(OrderState.WORKING);
        assertThat(desk.facts())
                .filteredOn(fact -> fact.orderId().equals(ONE))
                .hasExactlyElementsOfTypes(Accepted.class, PartiallyFilled.class, Filled.class);
        assertThat(desk.facts())
                .filteredOn(fact -> fact.orderId().value().equals("web_1"))
                .hasExactlyElementsOfTypes(External.class, Filled.class);
        assertThat(desk.facts()).filteredOn(Expired.class::isInstance).hasSize(1);
        assertThat(foreign.order().symbol()).isEqualTo(BITCOIN);
        assertThat(desk.accountFacts())
                .filteredOn(AccountEvent.FundingPaid.class::isInstance)
                .containsExactly(new AccountEvent.FundingPaid(BITCOIN, Money.of("-0.01"), clock.instant()));
        assertThat(desk.accountFacts().getLast())
                .isInstanceOfSatisfying(
                        AccountEvent.Reconciled.class,
                        reconciled -> assertThat(reconciled.holdings()).isEqualTo(venue.holdings()));
        restart();
        assertThat(desk.facts()).filteredOn(OrderEvent.Filled.class::isInstance).hasSize(2);
    }

    @Test
    void fundingOfTheOnlyPositionNeedsNoQuestion() {
        desk.place("one", "1");
        venue.fill(ONE, "1");
        venue.payFunding("0.02");
        venue.down = true;
        desk.deliver();

        assertThat(desk.accountFacts()).last().isInstanceOf(AccountEvent.FundingPaid.class);
    }

    @Test
    void stepsAreReportedByTimeThenOrderThenKind() {
        for (var id : List.of("b", "a")) {
            desk.place(id, "1");
        }
        venue.pushed.clear();
        clock.advance(Duration.ofMillis(50));
        venue.fill(new OrderId("b"), "1");
        venue.fill(new OrderId("a"), "0.5");
        venue.expire(new OrderId("a"));
        var _ = await(desk.desk.takeStep(List.copyOf(venue.pushed)));

        assertThat(desk.facts().stream().skip(2).map(fact -> fact.orderId().value()))
                .containsExactly("a", "a", "b");
    }

    @Test
    void readerOfReportsResumesByNumber() {
        desk.place("one", "1");
        long last = desk.desk.reports().last();

        StepVerifier.create(desk.desk.reports().from(last).flatMapIterable(batch -> batch))
                .expectNextCount(1)
                .then(() -> {
                    var later = desk.submit(order("two", "1"));
                    assertThat(later.lastReport()).isEqualTo(last + 1);
                })
                .expectNextCount(1)
                .thenCancel()
                .verify();
    }

    @Test
    void readerThatTakesNothingIsCutOff() {
        StepVerifier.create(desk.desk.reports().from(desk.desk.reports().last() + 1), 0)
                .expectSubscription()
                .thenRequest(1)
                .then(() -> flood(70_000))
                .expectNextCount(1)
                .verifyError(LaggingReaderException.class);
    }

    private void flood(int facts) {
        desk.place("one", "1");
        var reports = desk.desk.reports();
        var fact = new Cancelled(ONE, clock.instant());
        for (int i = 0; i < facts; i++) {
            long number = reports.last() + 1;
            reports.publish(List.of(new Entry.OrderReported(number, fact)));
        }
    }

    @Test
    void fullDiskStopsTradingAndLeavesNothingBehind() {
        desk.place("one", "1");
        disk.full(true);

        assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> desk.submit(order("two", "1")));
        assertThat(desk.isBroken()).isTrue();
        venue.fill(ONE, "0.5");
        assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> desk.deliver());
        assertThat(venue.submissions).containsExactly(ONE);
        assertThat(desk.facts()).hasSize(1);

        disk.full(false);
        desk.reconcile();
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Accepted.class, PartiallyFilled.class);
        desk.place("two", "1");
        restart();
        assertThat(desk.facts()).hasSize(3);
    }

    @Test
    void outcomeThatCannotBeRecordedIsReadAgain() {
        venue.onSubmit = () -> disk.full(true);
        assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> desk.submit(order("one", "1")));
        assertThat(venue.submissions).containsExactly(ONE);

        disk.full(false);
        desk.reconcile();
        assertThat(desk.facts()).hasExactlyElementsOfTypes(Unknown.class, Resolved.class, Accepted.class);
        assertThat(desk.submit(order("one", "1")).state()).isEqualTo(OrderState.WORKING);
        assertThat(venue.submissions).containsExactly(ONE);
    }

    @Test
    void cancelsLeftOverFromAHaltFollowAfterARestart() {
        desk.place("one", "1");
        venue.down = true;
        assertThat(await(desk.desk.safety().halt("ann", "drill"))).isZero();
        venue.down = false;
        restart();

        assertThat(venue.order(ONE).status().isFinal()).isTrue();
    }

    @Test
    void sameOrderIsEqualAfterTheJournal() {
        Order order = order("one", "1");
        var _ = desk.submit(order);
        restart();

        assertThat(desk.submit(order).state()).isEqualTo(OrderState.WORKING);
    }
}
