package io.sapphire.coordinator.shell;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentAnswered;
import io.sapphire.domain.event.MeshEvent.AgentAsked;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Live, agents come and go while the market goes on. */
class AttendanceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration FOREVER = Duration.ofHours(1);

    private final LiveLog log = new LiveLog();
    private final LiveVenue venue = new LiveVenue();
    private final Mortal mortal = new Mortal();
    private final TradingShell shell = new TradingShell(
            new Sequencer(log, log.begin(Scenario.start())),
            venue,
            new IdleDesk(),
            List.of(mortal),
            new ShellRules(FOREVER, FOREVER));
    private Disposable running = Disposables.disposed();

    @AfterEach
    void stop() {
        running.dispose();
    }

    private void start() {
        running = venue.describe().flatMap(shell::run).subscribe();
    }

    @Test
    void agentThatDiedIsNotAskedUntilItIsBackAndThenVotesAgain() {
        start();
        await(SignalReceived.class, 1);
        mortal.die();
        venue.show(2);
        await(RoundClosed.class, 2);
        assertThat(log.events().take(log.records.size()).collectList().block(LIMIT))
                .filteredOn(AgentLeft.class::isInstance)
                .containsExactly(new AgentLeft(Scenario.AGENT, "dead"));
        int asked = mortal.asked.get();
        venue.show(3);
        await(RoundClosed.class, 3);
        assertThat(mortal.asked).hasValue(asked);

        mortal.rise();
        await(AgentJoined.class, 2);
        venue.show(4);
        await(SignalReceived.class, 2);
    }

    @Test
    void tradingBeginsWithoutAnAgentThatCannotBeReachedAndGoesOnWithIt() {
        mortal.die();
        mortal.refuseOnce = true;
        start();
        await(RoundClosed.class, 1);
        assertThat(mortal.asked).hasValue(0);
        mortal.rise();
        await(AgentJoined.class, 1);
        venue.show(2);
        await(SignalReceived.class, 1);
    }

    @Test
    void oneThatBreaksAgainAndAgainIsCalledBackEverLater() {
        assertThat(IntStream.of(0, 1, 2, 3, 7, 8, 1_000).mapToObj(Attendance::pause))
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 1L, 2L, 4L, 60L, 60L, 60L);
    }

    @Test
    void questionAndAnswerAreRecorded() {
        start();
        await(SignalReceived.class, 1);
        var answered =
                requireNonNull(shell.question(Scenario.AGENT, "me", "Why?").block(LIMIT));

        long question = answered.sequence() - 1;
        assertThat(answered.text()).isEqualTo("I say why " + question);
        assertThat(log.records.get((int) question - 1).event()).isEqualTo(new AgentAsked(Scenario.AGENT, "me", "Why?"));
        assertThat(log.records.get((int) question).event())
                .isEqualTo(new AgentAnswered(Scenario.AGENT, question, answered.text()));
    }

    @Test
    void questionThatMakesNoSenseIsRefusedAndNotRecorded() {
        start();
        await(SignalReceived.class, 1);
        StepVerifier.create(shell.question(new AgentId("nobody"), "me", "Why?"))
                .expectError(NoSuchElementException.class)
                .verify(LIMIT);
        for (var question : List.of(" ", "x".repeat(1_001))) {
            StepVerifier.create(shell.question(Scenario.AGENT, "me", question))
                    .expectError(IllegalArgumentException.class)
                    .verify(LIMIT);
        }
        assertThat(log.records).noneMatch(recorded -> recorded.event() instanceof AgentAsked);
    }

    private void await(Class<? extends MeshEvent> type, int count) {
        StepVerifier.create(log.events().ofType(type).take(count))
                .expectNextCount(count)
                .expectComplete()
                .verify(LIMIT);
    }

    /** Can be killed, and comes back when it may. */
    private static final class Mortal implements AgentLine {
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Sinks.Empty<Void> life = alive();
        private volatile boolean dead;
        private volatile boolean refuseOnce;

        private static Sinks.Empty<Void> alive() {
            Sinks.Empty<Void> life = Sinks.empty();
            life.tryEmitEmpty().orThrow();
            return life;
        }

        void die() {
            life = Sinks.empty();
            dead = true;
        }

        void rise() {
            dead = false;
            life.tryEmitEmpty().orThrow();
        }

        @Override
        public AgentId id() {
            return Scenario.AGENT;
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return Mono.defer(() -> {
                if (refuseOnce) {
                    refuseOnce = false;
                    return Mono.error(new IllegalStateException("nobody is there"));
                }
                return life.asMono().thenReturn(Scenario.agent());
            });
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            return Mono.fromSupplier(() -> {
                asked.incrementAndGet();
                if (dead) {
                    throw new IllegalStateException("dead");
                }
                var frame = observation.frame();
                int number =
                        (int) (Duration.between(Scenario.START, frame.end()).toSeconds() / 10);
                return number == 0
                        ? new NoView(Scenario.AGENT, frame.symbol(), frame.number(), "")
                        : Scenario.signal(number, 0.6);
            });
        }

        @Override
        public Mono<String> question(long number, String text) {
            return Mono.just("I say why " + number);
        }
    }
}
