package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderEvent.Intended;
import io.sapphire.domain.order.OrderEvent.Resolved;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TradingShellTest {
    private static final int STEPS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ShellRules RULES = new ShellRules(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void runTradesToTheEndAndItsLogHoldsEveryFillsChain() {
        var venue = new PaperVenue(STEPS);
        var log = new MemoryLog();
        play(venue, log, Long.MAX_VALUE);

        var facts = log.orderFacts();
        var intents = facts.stream()
                .filter(Intended.class::isInstance)
                .map(OrderEvent::orderId)
                .toList();
        assertThat(venue.trades()).isPositive();
        assertThat(facts.stream().filter(OrderEvent.Filled.class::isInstance).map(OrderEvent::orderId))
                .hasSize((int) venue.trades())
                .allSatisfy(filled -> assertThat(intents).contains(filled));
        assertThat(log.core().portfolio().position(BTC).quantity()).isEqualTo(venue.held());
    }

    @Test
    void submissionThatIsLostIsAskedForAndNeverSentAgain() {
        var venue = new PaperVenue(STEPS);
        venue.loseNextSubmission();
        var log = new MemoryLog();
        play(venue, log, Long.MAX_VALUE);

        var lost = log.orderFacts().stream()
                .filter(Resolved.class::isInstance)
                .map(OrderEvent::orderId)
                .toList();
        assertThat(lost).hasSize(1);
        assertThat(venue.orders()).extracting(order -> order.id()).doesNotContainAnyElementsOf(lost);
        assertThat(log.core().portfolio().position(BTC).quantity()).isEqualTo(venue.held());
        assertThat(venue.held()).isNotEqualTo(SignedQuantity.ZERO);
    }

    /** The coordinator dies before every single write of a run, one run per write, and is started again. */
    @Test
    void crashAtAnyWriteOfTheLogLosesNothingAndSendsNothingTwice() {
        var undisturbed = new MemoryLog();
        play(new PaperVenue(STEPS), undisturbed, Long.MAX_VALUE);

        for (long writes = 1; writes < undisturbed.records.size(); writes++) {
            var venue = new PaperVenue(STEPS);
            var log = new MemoryLog();
            play(venue, log, writes);
            play(venue, log, Long.MAX_VALUE);

            var as = "crash before write " + writes;
            var ids = venue.orders().stream().map(order -> order.id()).toList();
            assertThat(ids).as(as).doesNotHaveDuplicates();
            assertThat(log.intents()).as(as).containsAll(ids);
            assertThat(log.core().portfolio().position(BTC).quantity()).as(as).isEqualTo(venue.held());
            assertThat(log.core().orders().fills()).as(as).isEqualTo(venue.trades());
            assertThat(log.core().orders().unknown()).as(as).isZero();
            assertThat(venue.held().e8()).as(as).isPositive();
            assertThat(log.core().stateHash()).as(as).isEqualTo(log.replayed().stateHash());
        }
    }

    @Test
    void haltIsRecordedBeforeItIsAnsweredAndHoldsAfterARestart() {
        var venue = new PaperVenue(2);
        var log = new MemoryLog();
        var shell = shell(venue, log, Long.MAX_VALUE);
        StepVerifier.create(venue.describe()
                        .flatMapMany(shell::run)
                        .mergeWith(shell.order(new Instruction.Halt(Scope.ALL), "me", "enough")
                                .doOnNext(sequence -> assertThat(log.records
                                                .get(sequence.intValue() - 1)
                                                .event())
                                        .isInstanceOf(MeshEvent.TradingHalted.class))
                                .then(Mono.error(new Crash()))))
                .expectError(Crash.class)
                .verify(LIMIT);

        var again = new PaperVenue(STEPS);
        play(again, log, Long.MAX_VALUE);
        assertThat(again.orders()).isEmpty();
    }

    @Test
    void fullDiskHaltsWithItsReasonAndTradingGoesOnByItselfWhenThereIsRoom() {
        var venue = new PaperVenue(STEPS);
        var log = new MemoryLog();
        var looks = new AtomicInteger();
        play(venue, log, () -> looks.incrementAndGet() <= 3 ? Optional.of("1 MB is left") : Optional.empty());
        var events = log.records.stream().map(Recorded::event).toList();
        int halted = events.indexOf(new MeshEvent.TradingHalted(Space.OPERATOR, "1 MB is left", Scenario.end(1)));
        int resumed = events.indexOf(
                new MeshEvent.TradingResumed(Space.OPERATOR, "there is room on the disk again", Scenario.end(4)));
        assertThat(halted).isPositive();
        assertThat(resumed).isGreaterThan(halted);
        assertThat(events.subList(0, resumed)).noneMatch(TradingShellTest::isIntent);
        assertThat(events.subList(resumed, events.size())).anyMatch(TradingShellTest::isIntent);
        assertThat(events.stream().filter(MeshEvent.TradingHalted.class::isInstance))
                .hasSize(1);
    }

    @Test
    void operatorsHaltOutlivesTheFullDisk() {
        var venue = new PaperVenue(STEPS);
        var log = new MemoryLog();
        var _ = log.begin(Long.MAX_VALUE);
        var _ = log.append(new MeshEvent.TradingHalted("me", "enough", Scenario.START), "");
        var looks = new AtomicInteger();
        play(venue, log, () -> looks.incrementAndGet() <= 3 ? Optional.of("1 MB is left") : Optional.empty());
        assertThat(log.records.stream().map(Recorded::event)).noneMatch(MeshEvent.TradingResumed.class::isInstance);
        assertThat(venue.orders()).isEmpty();
    }

    private static boolean isIntent(MeshEvent event) {
        return event instanceof OrderChanged(Intended _, var _);
    }

    private static void play(PaperVenue venue, MemoryLog log, Space space) {
        var sequencer = new Sequencer(log, log.begin(Long.MAX_VALUE));
        play(venue, log, new TradingShell(sequencer, venue, venue, List.of(new Optimist()), RULES, space));
    }

    /** Plays until the recording is over or the log has taken so many records in this life. */
    private static void play(PaperVenue venue, MemoryLog log, long writes) {
        play(venue, log, shell(venue, log, writes));
    }

    private static void play(PaperVenue venue, MemoryLog log, TradingShell shell) {
        var ended = shell.heads().filter(_ -> log.ended()).next().then();
        StepVerifier.create(venue.describe()
                        .flatMap(shell::run)
                        .onErrorResume(Crash.class, _ -> Mono.empty())
                        .or(ended))
                .expectComplete()
                .verify(LIMIT);
    }

    private static TradingShell shell(PaperVenue venue, MemoryLog log, long writes) {
        var core = log.begin(writes);
        return new TradingShell(new Sequencer(log, core), venue, venue, List.of(new Optimist()), RULES);
    }

    /** Dies instead of writing once it has written so often. */
    private static final class MemoryLog implements EventLog {
        private final List<Recorded> records = new ArrayList<>();
        private long writesLeft;

        /** A new life on what was written in the lives before. */
        TradingCore begin(long writes) {
            writesLeft = Long.MAX_VALUE;
            if (records.isEmpty()) {
                var _ = append(Scenario.start(), "");
            }
            writesLeft = writes;
            return replayed();
        }

        TradingCore replayed() {
            var core = TradingCore.of(Scenario.start());
            records.forEach(recorded -> {
                var _ = core.apply(recorded);
            });
            return core;
        }

        TradingCore core() {
            return replayed();
        }

        @Override
        public synchronized Recorded append(MeshEvent event, String traceId) {
            if (writesLeft-- <= 0) {
                throw new Crash();
            }
            var recorded = new Recorded(records.size() + 1, Scenario.START, traceId, "", event);
            records.add(recorded);
            return recorded;
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}

        /** Whether the present leader has seen the end of the recording. */
        synchronized boolean ended() {
            return records.reversed().stream()
                    .takeWhile(recorded -> !(recorded.event() instanceof LeaderChanged))
                    .anyMatch(recorded -> recorded.event() instanceof VenueReadiness(var readiness, var _)
                            && readiness == Readiness.RECORDING_ENDED);
        }

        synchronized List<OrderEvent> orderFacts() {
            return records.stream()
                    .flatMap(recorded -> recorded.event() instanceof OrderChanged(var fact, var _)
                            ? Stream.of(fact)
                            : Stream.empty())
                    .toList();
        }

        HashSet<OrderId> intents() {
            return new HashSet<>(orderFacts().stream()
                    .filter(Intended.class::isInstance)
                    .map(OrderEvent::orderId)
                    .toList());
        }
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** An agent that always sees a rise. */
    private static final class Optimist implements AgentLine {

        @Override
        public AgentId id() {
            return Scenario.AGENT;
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return Mono.just(Scenario.agent());
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            int number = (int)
                    (Duration.between(Scenario.START, observation.frame().end()).toSeconds() / 10);
            return Mono.just(Scenario.signal(number, 0.6));
        }
    }
}
