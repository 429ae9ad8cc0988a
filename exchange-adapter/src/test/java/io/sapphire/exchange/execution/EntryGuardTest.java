package io.sapphire.exchange.execution;

import static io.sapphire.exchange.execution.TestDesk.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.exchange.execution.journal.FakeDisk;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Entries that the venue cancels should nobody be there any more. */
class EntryGuardTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration COUNTDOWN = Duration.ofSeconds(120);

    private final FakeClock clock = new FakeClock();
    private final FakeVenue venue = new FakeVenue(clock);
    private final FakeDisk disk = new FakeDisk();
    private TestDesk desk = new TestDesk(venue, clock, disk.store());
    private Disposable coordinator = desk.desk.reports().from(1).subscribe();

    @BeforeEach
    void start() {
        desk.reconcile();
        desk.guarded = true;
    }

    private void placeProtection(String id) {
        var _ = desk.submit(order(id, "1", true, Purpose.PROTECTION));
    }

    @Test
    void waitingEntryIsGuardedWithAHeartbeat() {
        desk.place("one", "1");
        assertThat(venue.countdowns).containsExactly(COUNTDOWN);

        desk.timer.advanceTimeBy(Duration.ofSeconds(29));
        assertThat(venue.countdowns).hasSize(1);
        desk.timer.advanceTimeBy(SECOND);
        assertThat(venue.countdowns).containsExactly(COUNTDOWN, COUNTDOWN);
    }

    @Test
    void entryThatIsGoneEndsIt() {
        desk.place("one", "1");
        desk.recall("one");
        desk.timer.advanceTimeBy(Duration.ofMinutes(5));

        assertThat(venue.countdowns).containsExactly(COUNTDOWN, Duration.ZERO);
    }

    @Test
    void positionEndsItAtOnceEvenWhileTheRestOfTheEntryWaits() {
        desk.place("one", "2");
        venue.fill(new OrderId("one"), "1");
        desk.deliver();

        assertThat(venue.countdowns).containsExactly(COUNTDOWN, Duration.ZERO);
    }

    @Test
    void nothingIsGuardedWhereAStopOrAnOrderOfOthersWaits() {
        placeProtection("stop");
        desk.place("one", "1");
        desk.timer.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(venue.countdowns).isEmpty();

        desk.recall("stop");
        assertThat(venue.countdowns).containsExactly(COUNTDOWN);
        var _ = venue.accept(order("web_1", "1"));
        desk.deliver();
        assertThat(venue.countdowns).containsExactly(COUNTDOWN, Duration.ZERO);
    }

    @Test
    void nothingIsGuardedWhileTimeOnlyPassesWithUs() {
        desk.guarded = false;
        desk.place("one", "1");
        desk.timer.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(venue.countdowns).isEmpty();
    }

    @Test
    void withoutAnybodyWhoReadsTheReportsTheCountdownRunsOut() {
        desk.place("one", "1");
        coordinator.dispose();
        desk.timer.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(venue.countdowns).containsExactly(COUNTDOWN);

        coordinator = desk.desk.reports().from(1).subscribe();
        desk.timer.advanceTimeBy(SECOND);
        assertThat(venue.countdowns).containsExactly(COUNTDOWN, COUNTDOWN);
    }

    @Test
    void unconfirmedEndIsAskedForUntilItIsConfirmed() {
        desk.place("one", "1");
        venue.fill(new OrderId("one"), "1");
        venue.moods.add(FakeVenue.Mood.LOSES);
        venue.moods.add(FakeVenue.Mood.LOSES);
        desk.deliver();
        desk.timer.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(venue.countdowns).containsExactly(COUNTDOWN, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void fullDiskDoesNotEndWhatTheDeskDoesByItself() {
        desk.guarded = false;
        desk.place("one", "1");
        desk.guarded = true;
        disk.full(true);
        desk.timer.advanceTimeBy(SECOND);
        assertThat(desk.isBroken()).isTrue();
        assertThat(venue.countdowns).isEmpty();

        disk.full(false);
        desk.timer.advanceTimeBy(SECOND);
        assertThat(venue.countdowns).containsExactly(COUNTDOWN);
        venue.moods.add(FakeVenue.Mood.TAKES_SILENTLY);
        desk.place("two", "1");
        desk.timer.advanceTimeBy(SECOND);
        assertThat(desk.facts()).last().isInstanceOf(OrderEvent.Accepted.class);
    }

    @Test
    void countdownOfAProcessThatDiedIsEndedByTheNextIfAPositionIsHeld() {
        desk.place("one", "1");
        desk.stop();
        venue.fill(new OrderId("one"), "1");

        desk = new TestDesk(venue, clock, disk.store());
        desk.guarded = true;
        desk.reconcile();

        assertThat(venue.countdowns).containsExactly(COUNTDOWN, Duration.ZERO);
    }

    @Test
    void heartbeatThatCouldMissTheCountdownIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GuardRule(Duration.ofSeconds(59), Duration.ofSeconds(30), () -> true))
                .withMessage("a countdown of PT59S must be at least twice the heartbeat of PT30S");
    }
}
