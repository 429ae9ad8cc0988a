package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.trace.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What one turn does with whatever has arrived. */
class TurnsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LiveLog log = new LiveLog();
    private final Sequencer sequencer = new Sequencer(log, log.begin(Scenario.start()));
    private final Witness witness = new Witness();
    private final Turns turns = turns(sequencer);

    private Turns turns(Sequencer over) {
        var core = Schedulers.immediate();
        var replicated = new Replicated(over, Replica.NONE);
        var dispatch = new Dispatch(over, replicated, new IdleDesk(), new ReportInbox(0), core, LIMIT);
        var rounds = new Rounds(List.of(witness), _ -> true, LIMIT, false, Spans.none());
        return new Turns(over, replicated, rounds, dispatch, core, Space.PLENTY, _ -> {});
    }

    /** A turn that took long finds two frames of a market: an agent that is shown one of them twice hangs up. */
    @Test
    void ofTwoFramesOfAMarketInOneTurnOnlyTheLaterHasItsRound() {
        var frames = List.of(Scenario.frame(1, "1000"), Scenario.frame(2, "1001"));
        var turn = new Turn(Scenario.end(2), 0, List.of(), frames, List.of(), "");
        StepVerifier.create(turns.play(turn)).expectComplete().verify(LIMIT);
        assertThat(witness.shown).containsExactly(Scenario.frameNumber(2));
        assertThat(log.records)
                .extracting(recorded -> recorded.event())
                .filteredOn(RoundClosed.class::isInstance)
                .containsExactly(new RoundClosed(
                        BTC,
                        Scenario.frameNumber(2),
                        List.of(new Answer(Scenario.AGENT, "nothing to say")),
                        List.of()));
    }

    @Test
    void anOperatorWhoseWordCannotBeRecordedIsTold() {
        var unwritable = new LiveLog() {
            @Override
            public void sync() {
                throw new IllegalStateException("the disk is full");
            }
        };
        var halting = turns(new Sequencer(unwritable, unwritable.begin(Scenario.start())));
        var answer = Sinks.<Long>one();
        var command = new Command(new Instruction.Halt(Scope.ALL), "me", "enough", answer);
        StepVerifier.create(halting.obeyNow(command))
                .expectErrorMessage("the disk is full")
                .verify(LIMIT);
        assertThatThrownBy(() -> answer.asMono().toFuture().getNow(0L)).hasMessageContaining("the disk is full");
    }

    /** Remembers what it was shown. */
    private static final class Witness implements AgentLine {
        private final List<Long> shown = new ArrayList<>();

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
            return Mono.fromSupplier(() -> {
                var frame = observation.frame();
                shown.add(frame.number());
                return new NoView(Scenario.AGENT, frame.symbol(), frame.number(), "nothing to say");
            });
        }
    }
}
