package io.sapphire.coordinator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.AnswerLate;
import io.sapphire.domain.event.MeshEvent.CritiqueReceived;
import io.sapphire.domain.event.MeshEvent.Reasoned;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.event.MeshEvent.SignalRefused;
import io.sapphire.domain.event.RoundKind;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.domain.signal.Signal;
import io.sapphire.trace.Spans;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RoundsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final AgentId BULL = new AgentId("bull");
    private static final AgentId BEAR = new AgentId("bear");
    private static final Observation OBSERVATION = new Observation(Scenario.frame(1, "100"), RiskEnvelope.CLOSED);

    @Test
    void proposalsThatDisagreeAreCriticisedBeforeTheRoundCloses() {
        var critique = critique(BEAR, BULL, "Mine goes the other way.");
        var events = held(
                line(BULL, Direction.LONG, Mono.just(Review.NONE)),
                line(BEAR, Direction.SHORT, Mono.just(new Review(List.of(critique), Optional.empty()))));
        assertThat(events).hasSize(4);
        assertThat(events.subList(0, 2)).allMatch(SignalReceived.class::isInstance);
        assertThat(events.get(2)).isEqualTo(new CritiqueReceived(critique));
        assertThat(events.get(3)).isInstanceOf(RoundClosed.class);
    }

    /** The budget is settled before anything is decided on the answer, in a round that the answer came too late for too. */
    @Test
    void whatWasAskedAModelIsRecordedFirst() {
        var asked = new Reasoning(BULL, Scenario.BTC, "m", "p", "", "", 1, 1, Money.of("0.01"), Duration.ZERO, false);
        var silent = new AgentLine() {
            @Override
            public AgentId id() {
                return BULL;
            }

            @Override
            public Mono<AgentDescriptor> join() {
                return Mono.never();
            }

            @Override
            public Mono<Reply> ask(Observation observation, String traceparent) {
                return Mono.never();
            }

            @Override
            public List<Reasoning> reasonings() {
                return List.of(asked);
            }
        };
        StepVerifier.withVirtualTime(() -> hold(false, silent, line(BEAR, Direction.SHORT, Mono.just(Review.NONE))))
                .thenAwait(DEADLINE)
                .assertNext(events -> {
                    assertThat(events.getFirst()).isEqualTo(new Reasoned(asked));
                    assertThat(((RoundClosed) events.getLast()).missing()).containsExactly(BULL);
                })
                .verifyComplete();
    }

    @Test
    void agreementNeedsNoSecondRound() {
        var unwanted = Mono.just(review(critique(BULL, BEAR, "nobody asked")));
        var events = held(line(BULL, Direction.LONG, unwanted), line(BEAR, Direction.FLAT, unwanted));
        assertThat(events).hasSize(3);
    }

    @Test
    void revisedProposalStandsAfterEverythingThatWasSaid() {
        var revised = signal(BULL, Direction.SHORT);
        var events = held(
                line(BULL, Direction.LONG, Mono.just(new Review(List.of(), Optional.of(revised)))),
                line(BEAR, Direction.SHORT, Mono.just(review(critique(BEAR, BULL, "no")))));
        assertThat(events.subList(2, 4))
                .containsExactly(new CritiqueReceived(critique(BEAR, BULL, "no")), new SignalReceived(revised));
    }

    @Test
    void silentCriticDoesNotHoldTheRoundBeyondHalfItsDeadline() {
        StepVerifier.withVirtualTime(() -> hold(
                        false,
                        line(BULL, Direction.LONG, Mono.never()),
                        line(BEAR, Direction.SHORT, Mono.just(review(critique(BEAR, BULL, "no"))))))
                .expectSubscription()
                .expectNoEvent(DEADLINE.dividedBy(2).minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .assertNext(events -> assertThat(events).hasSize(4))
                .verifyComplete();
    }

    @Test
    void brokenCriticHasNothingToSay() {
        var events = held(
                line(BULL, Direction.LONG, Mono.error(new IllegalStateException("gone"))),
                line(BEAR, Direction.SHORT, Mono.just(Review.NONE)));
        assertThat(events).hasSize(3);
    }

    @Test
    void critiqueOfSomethingElseIsRefused() {
        assertRefused("criticises something else", review(critique(BULL, BEAR, "in another's name")));
        assertRefused("criticises something else", review(critique(BEAR, BEAR, "of itself")));
        assertRefused("criticises something else", review(critique(BEAR, new AgentId("nobody"), "of a stranger")));
        assertRefused("criticises something else", review(critique(BEAR, BULL, "x".repeat(501))));
        assertRefused(
                "criticises something else",
                new Review(List.of(critique(BEAR, BULL, "once"), critique(BEAR, BULL, "twice")), Optional.empty()));
        assertRefused(
                "its revision answers something else",
                new Review(List.of(), Optional.of(signal(BULL, Direction.SHORT))));
    }

    private static void assertRefused(String reason, Review review) {
        var events = held(
                line(BULL, Direction.LONG, Mono.just(Review.NONE)), line(BEAR, Direction.SHORT, Mono.just(review)));
        assertThat(events.get(2))
                .isEqualTo(new SignalRefused(
                        BEAR, Scenario.BTC, OBSERVATION.frame().number(), reason));
        assertThat(events).hasSize(4);
    }

    /** In lock-step a critic that died is asked again: the run would not be the same without it. */
    @Test
    void criticOfALockStepIsWaitedFor() {
        var tries = new AtomicInteger();
        Supplier<Mono<Review>> failsOnce = () -> tries.getAndIncrement() == 0
                ? Mono.error(new IllegalStateException("restarting"))
                : Mono.just(review(critique(BULL, BEAR, "back")));
        StepVerifier.withVirtualTime(() -> hold(
                        true,
                        line(BULL, Direction.LONG, Mono.defer(failsOnce)),
                        line(BEAR, Direction.SHORT, Mono.just(Review.NONE))))
                .thenAwait(Duration.ofSeconds(1))
                .assertNext(events -> assertThat(events).contains(new CritiqueReceived(critique(BULL, BEAR, "back"))))
                .verifyComplete();
    }

    @Test
    void answerThatCameAfterItsRoundIsRecordedAsLateAndCountsForNothing() {
        var signal = signal(BULL, Direction.LONG);
        var late = late(BULL, RoundKind.PROPOSAL, DEADLINE.plusMillis(300), signal);
        var review = late(BULL, RoundKind.CRITIQUE, DEADLINE, signal);
        var events = held(answering(BULL, late, review), line(BEAR, Direction.SHORT, Mono.just(Review.NONE)));
        assertThat(events.subList(0, 4))
                .containsExactly(
                        new AnswerLate(BULL, Scenario.BTC, 1, RoundKind.PROPOSAL, Duration.ofMillis(300)),
                        new AnswerLate(BULL, Scenario.BTC, 1, RoundKind.CRITIQUE, DEADLINE.dividedBy(2)),
                        new SignalReceived(signal(BEAR, Direction.SHORT)),
                        new SignalReceived(signal(BULL, Direction.FLAT)));
    }

    /** Nobody else hears of it, or is asked about it: not even that it disagrees. */
    @Test
    void shadowIsHeardAndAmongNoAnswers() {
        var unwanted = Mono.just(review(critique(BULL, BEAR, "nobody asked")));
        var events = held(shadow(line(BEAR, Direction.SHORT, unwanted)), line(BULL, Direction.LONG, unwanted));
        assertThat(events)
                .containsExactly(
                        new SignalReceived(signal(BEAR, Direction.SHORT)),
                        new SignalReceived(signal(BULL, Direction.LONG)),
                        new RoundClosed(Scenario.BTC, frame(), List.of(new Answer(BULL, "")), List.of()));
    }

    @Test
    void roundWaitsForNoShadow() {
        var events = held(silentShadow(BEAR), line(BULL, Direction.LONG, Mono.just(Review.NONE)));
        assertThat(events.getLast())
                .isEqualTo(new RoundClosed(Scenario.BTC, frame(), List.of(new Answer(BULL, "")), List.of()));
    }

    @Test
    void shadowIsInTimeUntilTheDeadlineWhenTheRoundWasOverBefore() {
        var said = signal(BEAR, Direction.SHORT);
        var events = held(
                silentShadow(
                        BEAR,
                        late(BEAR, RoundKind.PROPOSAL, DEADLINE, said),
                        late(BEAR, RoundKind.PROPOSAL, DEADLINE.plusMillis(1), said)),
                line(BULL, Direction.LONG, Mono.just(Review.NONE)));
        assertThat(events.subList(0, 2))
                .containsExactly(
                        new SignalReceived(said),
                        new AnswerLate(BEAR, Scenario.BTC, 1, RoundKind.PROPOSAL, Duration.ofMillis(1)));
    }

    /** What it would spend is the budget's of those that count. */
    @Test
    void shadowIsGrantedNoMoneyForAModel() {
        var shown = new ArrayDeque<Observation>();
        var line = shadow(new Delegating(line(BEAR, Direction.SHORT, Mono.just(Review.NONE))) {
            @Override
            public Mono<Reply> ask(Observation observation, String traceparent) {
                shown.add(observation);
                return super.ask(observation, traceparent);
            }
        });
        var granted = new RiskEnvelope(Money.of("1"), Money.of("2"), Money.of("3"), Money.of("4"), 5);
        var _ = new Rounds(List.of(line), _ -> true, DEADLINE, false, Spans.none())
                .hold(new Observation(OBSERVATION.frame(), granted), "")
                .block();
        assertThat(shown)
                .extracting(Observation::envelope)
                .containsExactly(new RiskEnvelope(Money.of("1"), Money.of("2"), Money.of("3"), Money.ZERO, 0));
    }

    @Test
    void shadowThatDiedIsWaitedForOnceInALockStepAndIsGone() {
        StepVerifier.withVirtualTime(() -> hold(
                        true,
                        shadow(new Delegating(line(BEAR, Direction.SHORT, Mono.just(Review.NONE))) {
                            @Override
                            public Mono<Reply> ask(Observation observation, String traceparent) {
                                return Mono.error(new IllegalStateException("gone"));
                            }
                        }),
                        line(BULL, Direction.LONG, Mono.just(Review.NONE))))
                .thenAwait(DEADLINE)
                .assertNext(events -> assertThat(events)
                        .containsExactly(
                                new AgentLeft(BEAR, "no answer in time"),
                                new SignalReceived(signal(BULL, Direction.LONG)),
                                new RoundClosed(Scenario.BTC, frame(), List.of(new Answer(BULL, "")), List.of())))
                .verifyComplete();
    }

    private static long frame() {
        return OBSERVATION.frame().number();
    }

    private static LateAnswer late(AgentId agent, RoundKind round, Duration after, Signal said) {
        return new LateAnswer(
                agent, Scenario.BTC, 1, round, after, Optional.of(new LateAnswer.Told(said, OBSERVATION.frame())));
    }

    private static AgentLine silentShadow(AgentId id, LateAnswer... late) {
        return shadow(new Delegating(answering(id, late)) {
            @Override
            public Mono<Reply> ask(Observation observation, String traceparent) {
                return Mono.never();
            }
        });
    }

    private static AgentLine answering(AgentId id, LateAnswer... late) {
        return new Delegating(line(id, Direction.FLAT, Mono.just(Review.NONE))) {
            @Override
            public List<LateAnswer> lateAnswers() {
                return List.of(late);
            }
        };
    }

    private static AgentLine shadow(AgentLine line) {
        return new Delegating(line) {
            @Override
            public boolean isShadow() {
                return true;
            }
        };
    }

    /** Another line, but for what is otherwise. */
    private static class Delegating implements AgentLine {
        private final AgentLine line;

        Delegating(AgentLine line) {
            this.line = line;
        }

        @Override
        public AgentId id() {
            return line.id();
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return line.join();
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            return line.ask(observation, traceparent);
        }

        @Override
        public Mono<Review> review(Proposals proposals, String traceparent) {
            return line.review(proposals, traceparent);
        }

        @Override
        public List<LateAnswer> lateAnswers() {
            return line.lateAnswers();
        }
    }

    private static List<MeshEvent> held(AgentLine... lines) {
        return hold(false, lines).blockOptional(DEADLINE).orElseThrow();
    }

    private static Mono<List<MeshEvent>> hold(boolean allMustAnswer, AgentLine... lines) {
        return new Rounds(List.of(lines), _ -> true, DEADLINE, allMustAnswer, Spans.none()).hold(OBSERVATION, "");
    }

    private static Review review(Critique critique) {
        return new Review(List.of(critique), Optional.empty());
    }

    private static Critique critique(AgentId author, AgentId subject, String text) {
        return new Critique(author, subject, Scenario.BTC, OBSERVATION.frame().number(), false, text);
    }

    private static Signal signal(AgentId agent, Direction direction) {
        var frame = OBSERVATION.frame();
        return new Signal(
                agent,
                frame.symbol(),
                frame.number(),
                direction,
                direction == Direction.FLAT ? Probability.EVEN : new Probability(600_000),
                Duration.ofMinutes(5),
                Rate.ZERO,
                Rate.ofBp(10),
                List.of(),
                "Because.",
                frame.end(),
                frame.end().plusSeconds(60));
    }

    private static AgentLine line(AgentId id, Direction direction, Mono<Review> review) {
        return new AgentLine() {
            @Override
            public AgentId id() {
                return id;
            }

            @Override
            public Mono<AgentDescriptor> join() {
                return Mono.just(Scenario.agent());
            }

            @Override
            public Mono<Reply> ask(Observation observation, String traceparent) {
                return Mono.just(signal(id, direction));
            }

            @Override
            public Mono<Review> review(Proposals proposals, String traceparent) {
                return review;
            }
        };
    }
}
