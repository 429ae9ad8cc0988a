package io.sapphire.exchange.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderEvent.Accepted;
import io.sapphire.domain.order.OrderEvent.Cancelled;
import io.sapphire.domain.order.OrderEvent.Expired;
import io.sapphire.domain.order.OrderEvent.External;
import io.sapphire.domain.order.OrderEvent.Filled;
import io.sapphire.domain.order.OrderEvent.PartiallyFilled;
import io.sapphire.domain.order.OrderEvent.Rejected;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.FakeVenue.Mood;
import io.sapphire.exchange.execution.journal.FakeDisk;
import io.sapphire.exchange.execution.journal.FakeDisk.Death;
import io.sapphire.exchange.execution.journal.Journal;
import io.sapphire.exchange.execution.journal.JournalStore;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueTrade;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies at every journal write there is, in every way; the venue's own books are the judge. */
class CrashTest {
    private static final List<Logger> QUIET = Stream.of(Journal.class, Desk.class)
            .map(Class::getName)
            .map(Logger::getLogger)
            .toList();

    @BeforeAll
    static void expectDamage() {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @ParameterizedTest
    @EnumSource
    void dyingAtAnyWriteLosesNothingAndDoublesNothing(Death death) {
        int writes = new Day(Integer.MAX_VALUE, death).live();

        IntStream.rangeClosed(1, writes).forEach(write -> {
            var _ = new Day(write, death).live();
        });
        assertThat(writes).isGreaterThan(20);
    }

    @Test
    void dyingTwiceInARowIsNoWorse() {
        int writes = new Day(Integer.MAX_VALUE, Death.WITHIN).live();

        IntStream.rangeClosed(1, writes).forEach(write -> {
            var _ = new Day(write, Death.WITHIN, write + 1).live();
        });
    }

    /** A day of trading by a coordinator that repeats what it got no answer to. */
    private static final class Day {
        private final FakeDisk disk = new FakeDisk();
        private final FakeClock clock = new FakeClock();
        private final FakeVenue venue = new FakeVenue(clock);
        private final Death death;
        private final int[] deadlyWrites;
        private final List<MeshEvent> seen = new ArrayList<>();
        private TestDesk desk;
        private int deaths;

        Day(int deadlyWrite, Death death) {
            this(deadlyWrite, death, Integer.MAX_VALUE);
        }

        Day(int deadlyWrite, Death death, int nextDeadlyWrite) {
            this.death = death;
            this.deadlyWrites = new int[] {deadlyWrite, nextDeadlyWrite, Integer.MAX_VALUE};
            this.desk = start();
        }

        /** @return how many writes it took */
        int live() {
            trade("a", "1");
            pass();
            fill("a", "0.3");
            deliver();
            venue.moods.add(Mood.TAKES_SILENTLY);
            trade("b", "1");
            settle();
            venue.moods.add(Mood.REFUSES);
            trade("c", "1");
            venue.moods.add(Mood.LOSES);
            trade("d", "1");
            settle();
            pass();
            fill("b", "0.5");
            fill("a", "0.7");
            deliver();
            venue.payFunding("-0.01");
            deliver();
            insist(() -> desk.recall("b"));
            deliver();
            trade("e", "0.2");
            expire("e");
            deliver();
            var foreign = venue.accept(TestDesk.order("web_1", "2"));
            venue.fill(foreign.order().id(), "2");
            deliver();
            insist(() -> desk.flatten());
            venue.orders().stream()
                    .filter(order -> Closings.isOwn(order.order().id()) && order.executedE8() == 0)
                    .forEach(order -> venue.fill(
                            order.order().id(), order.order().quantity().toString()));
            deliver();
            settle();
            insist(() -> desk.reconcile());
            check();
            return disk.writes();
        }

        private void trade(String id, String quantity) {
            insist(() -> desk.place(id, quantity));
        }

        /** An intent whose process died before the bytes left never arrives. */
        private void fill(String id, String quantity) {
            if (isOpen(id)) {
                venue.fill(new OrderId(id), quantity);
            }
        }

        private void expire(String id) {
            if (isOpen(id)) {
                venue.expire(new OrderId(id));
            }
        }

        private boolean isOpen(String id) {
            var order = new OrderId(id);
            return venue.has(order) && !venue.order(order).status().isFinal();
        }

        private void deliver() {
            insist(() -> desk.deliver());
        }

        private void pass() {
            clock.advance(Duration.ofSeconds(10));
        }

        private void settle() {
            desk.timer.advanceTimeBy(Duration.ofSeconds(90));
            restartIfDead();
        }

        /** Repeats until the adapter lives through it. */
        private void insist(Runnable action) {
            for (int attempt = 0; attempt < 4; attempt++) {
                try {
                    action.run();
                    restartIfDead();
                    return;
                } catch (NotReadyException e) {
                    restart();
                }
            }
            throw new AssertionError("the adapter does not come back");
        }

        private void restartIfDead() {
            if (desk.isBroken()) {
                restart();
            }
        }

        private void restart() {
            deaths++;
            keepWhatWasSeen(desk);
            desk.stop();
            venue.pushed.clear();
            desk = start();
        }

        private TestDesk start() {
            for (int attempt = 0; attempt < 4; attempt++) {
                try {
                    var fresh = new TestDesk(venue, clock, store());
                    fresh.reconcile();
                    if (!fresh.isBroken()) {
                        keepWhatWasSeen(fresh);
                        return fresh;
                    }
                } catch (NotReadyException | UncheckedIOException e) {
                    deaths++;
                }
            }
            throw new AssertionError("the adapter does not start");
        }

        /** Reports a coordinator has seen never change. */
        private void keepWhatWasSeen(TestDesk fresh) {
            var reports = fresh.reports();
            assertThat(reports).hasSizeGreaterThanOrEqualTo(seen.size());
            assertThat(reports.subList(0, seen.size())).isEqualTo(seen);
            seen.clear();
            seen.addAll(reports);
        }

        private JournalStore store() {
            return disk.dyingAt(deadlyWrites[Math.min(deaths, deadlyWrites.length - 1)], death);
        }

        private void check() {
            keepWhatWasSeen(desk);
            var facts = desk.facts();
            assertThat(venue.submissions).as("every id was sent at most once").doesNotHaveDuplicates();
            assertThat(fills(facts))
                    .as("every trade is reported once")
                    .containsExactlyInAnyOrderElementsOf(
                            venue.trades.stream().map(VenueTrade::fill).toList());
            venue.orders().forEach(order -> check(order, facts));
            facts.stream().map(OrderEvent::orderId).distinct().forEach(id -> checkEnd(id, facts));
            checkAccount();
        }

        private static List<Fill> fills(List<OrderEvent> facts) {
            return facts.stream()
                    .flatMap(fact -> switch (fact) {
                        case PartiallyFilled partly -> Stream.of(partly.fill());
                        case Filled filled -> Stream.of(filled.fill());
                        default -> Stream.of();
                    })
                    .toList();
        }

        /** What the venue has was introduced once, before anything else but doubts. */
        private static void check(VenueOrder order, List<OrderEvent> facts) {
            var introductions = facts.stream()
                    .filter(fact -> fact.orderId().equals(order.order().id()))
                    .filter(fact -> fact instanceof Accepted || fact instanceof External)
                    .toList();
            assertThat(introductions)
                    .as("introductions of %s", order.order().id())
                    .isNotEmpty();
            boolean own = Closings.isOwn(order.order().id());
            assertThat(introductions).hasSizeLessThanOrEqualTo(own ? 2 : 1);
        }

        private void checkEnd(OrderId id, List<OrderEvent> facts) {
            long ends = facts.stream()
                    .filter(fact -> fact.orderId().equals(id))
                    .filter(fact -> fact instanceof Filled
                            || fact instanceof Cancelled
                            || fact instanceof Expired
                            || fact instanceof Rejected)
                    .count();
            boolean refused = !venue.has(id);
            assertThat(ends).as("ends of %s", id).isLessThanOrEqualTo(1);
            assertThat(refused || ends == 1).as("%s has ended", id).isTrue();
        }

        private void checkAccount() {
            var account = desk.accountFacts();
            assertThat(account)
                    .filteredOn(AccountEvent.BalanceChanged.class::isInstance)
                    .hasSize(1);
            assertThat(account)
                    .filteredOn(AccountEvent.FundingPaid.class::isInstance)
                    .hasSize(1);
            assertThat(account.getLast())
                    .isInstanceOfSatisfying(
                            AccountEvent.Reconciled.class,
                            last -> assertThat(last.holdings()).isEqualTo(venue.holdings()));
        }
    }
}
