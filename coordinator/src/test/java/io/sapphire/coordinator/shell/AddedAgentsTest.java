package io.sapphire.coordinator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentAdded;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.AgentRemoved;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** An operator gives seats and takes them away while the market goes on. */
class AddedAgentsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration FOREVER = Duration.ofHours(1);
    private static final AgentId GUEST = new AgentId("zz-guest");
    private static final String PLACE = "guest:9090";
    private static final String REASON = "a second opinion";

    private final LiveLog log = new LiveLog();
    private final LiveVenue venue = new LiveVenue();
    private final List<String> dialled = new CopyOnWriteArrayList<>();
    private final Guest host = new Guest(Scenario.agent(), false);
    private final Guest guest = new Guest(described(GUEST), false);
    private final TradingShell shell = shell(log.begin(Scenario.start()), guest);
    private Disposable running = Disposables.disposed();

    @AfterEach
    void stop() {
        running.dispose();
    }

    private TradingShell shell(TradingCore core, Guest whoAnswers) {
        Dial dial = (agent, target) -> {
            dialled.add(agent + " at " + target);
            return whoAnswers;
        };
        return new TradingShell(
                new Sequencer(log, core),
                Replica.NONE,
                venue,
                new IdleDesk(),
                List.of(host),
                dial,
                new ShellRules(FOREVER, FOREVER),
                Space.PLENTY);
    }

    private void start() {
        running = venue.describe().flatMap(shell::run).subscribe();
        var _ = rounds(1);
    }

    @Test
    void whoIsAddedJoinsOnProbationAndIsAskedFromTheNextFrameOn() {
        start();
        long sequence = added();
        assertThat(event(sequence - 1)).isEqualTo(new AgentAdded(GUEST, PLACE, "anna", REASON));
        assertThat(event(sequence)).isEqualTo(new AgentJoined(guest.agent, true));
        assertThat(guest.asked).hasValue(0);
        venue.show(2);
        assertThat(answered(rounds(2))).containsExactly(host.agent.id(), GUEST);
    }

    @Test
    void whoCannotBeReachedIsNotRecordedAndHungUpOn() {
        var silent = new Guest(described(GUEST), true);
        var other = shell(log.begin(Scenario.start()), silent);
        running = venue.describe().flatMap(other::run).subscribe();
        var _ = rounds(1);
        StepVerifier.create(other.add(GUEST, PLACE, "anna", REASON))
                .expectErrorSatisfies(refused -> assertThat(refused)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("agent zz-guest cannot be reached: nobody is there"))
                .verify(LIMIT);
        assertThat(log.records).noneMatch(recorded -> recorded.event() instanceof AgentAdded);
        assertThat(silent.closed).hasValue(1);
    }

    @Test
    void whoIsRemovedIsNotAskedAnyMoreAndItsLineIsClosed() {
        start();
        assertThat(added()).isPositive();
        venue.show(2);
        assertThat(answered(rounds(2))).contains(GUEST);
        long sequence =
                shell.remove(GUEST, "anna", "enough of it").blockOptional(LIMIT).orElseThrow();
        assertThat(event(sequence)).isEqualTo(new AgentRemoved(GUEST, "anna", "enough of it"));
        assertThat(guest.closed).hasValue(1);
        venue.show(3);
        assertThat(answered(rounds(3))).containsExactly(host.agent.id());
        assertThat(guest.asked).hasValue(1);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndTradingGoesOn() {
        start();
        StepVerifier.create(shell.remove(GUEST, "anna", "never seen"))
                .expectError(NoSuchElementException.class)
                .verify(LIMIT);
        assertThat(added()).isPositive();
        StepVerifier.create(shell.add(GUEST, PLACE, "anna", "once more"))
                .expectError(IllegalArgumentException.class)
                .verify(LIMIT);
        StepVerifier.create(shell.add(new AgentId("other"), PLACE, " ", REASON))
                .expectError(IllegalArgumentException.class)
                .verify(LIMIT);
        venue.show(2);
        assertThat(answered(rounds(2))).hasSize(2);
    }

    /** The log alone says who has a seat: whoever folds it comes to the same, and a restart dials the same. */
    @Test
    void seatsHoldAcrossARestart() {
        start();
        assertThat(added()).isPositive();
        assertThat(shell.remove(host.agent.id(), "anna", "replaced").blockOptional(LIMIT))
                .isPresent();
        running.dispose();
        var folded = folded();
        assertThat(folded.seats().all()).extracting(seat -> seat.agent().id()).containsExactly(GUEST);
        assertThat(folded.seats().isOnProbation(GUEST)).isTrue();
        assertThat(folded.seats().isRemoved(host.agent.id())).isTrue();
        var recalled = TradingCore.recalling(folded.memory());
        assertThat(recalled.stateHash()).isEqualTo(folded.stateHash());
        assertThat(recalled.seats().added()).containsOnlyKeys(GUEST).containsValue(PLACE);
        dialled.clear();
        var _ = shell(recalled, guest);
        assertThat(dialled).containsExactly("zz-guest at guest:9090");
    }

    private TradingCore folded() {
        var all = log.records;
        var core = TradingCore.of((RunStarted) all.getFirst().event());
        for (Recorded recorded : new ArrayList<>(all)) {
            var _ = core.apply(recorded);
        }
        return core;
    }

    private long added() {
        return shell.add(GUEST, PLACE, "anna", REASON).blockOptional(LIMIT).orElseThrow();
    }

    private MeshEvent event(long sequence) {
        return log.records.get((int) sequence - 1).event();
    }

    /** The round of that number, once it is closed. */
    private RoundClosed rounds(int count) {
        return log.events()
                .ofType(RoundClosed.class)
                .take(count)
                .last()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static List<AgentId> answered(RoundClosed round) {
        return round.answers().stream().map(Answer::agent).toList();
    }

    private static AgentDescriptor described(AgentId id) {
        return new AgentDescriptor(
                id,
                "1",
                "has no view",
                List.of("trades"),
                Duration.ofMinutes(15),
                Duration.ZERO,
                List.of(),
                ResourceTier.LIGHT,
                false);
    }

    /** Has no view of anything, and may not be there. */
    private static final class Guest implements AgentLine {
        private final AgentDescriptor agent;
        private final boolean silent;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();

        Guest(AgentDescriptor agent, boolean silent) {
            this.agent = agent;
            this.silent = silent;
        }

        @Override
        public AgentId id() {
            return agent.id();
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return silent ? Mono.error(new IllegalStateException("nobody is there")) : Mono.just(agent);
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            asked.incrementAndGet();
            var frame = observation.frame();
            return Mono.just(new NoView(agent.id(), frame.symbol(), frame.number(), "none"));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
