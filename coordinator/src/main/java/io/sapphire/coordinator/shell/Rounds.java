package io.sapphire.coordinator.shell;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import io.sapphire.trace.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Shows a frame to every agent and closes the round when all have answered or the deadline is over. */
final class Rounds {
    /** In lock-step an agent that died is waited for; it is asked the same again once it is back. */
    static final Retry AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2));

    private static final String LATE = "no answer in time";

    private final Supplier<List<AgentLine>> lines;
    private final Predicate<AgentId> present;
    private final Duration deadline;
    private final boolean allMustAnswer;
    private final SecondRound second;
    private final Lateness lateness;

    Rounds(List<AgentLine> lines, Predicate<AgentId> present, Duration deadline, boolean allMustAnswer, Spans spans) {
        this(Lines.of(lines)::all, present, deadline, allMustAnswer, spans);
    }

    /**
     * @param lines to all agents, in agent order; some may come and go
     * @param present whether an agent is there: one that is gone is not asked
     * @param deadline how long an agent may think, in monotonic time
     * @param allMustAnswer a missing answer fails the round, as in lock-step
     */
    Rounds(
            Supplier<List<AgentLine>> lines,
            Predicate<AgentId> present,
            Duration deadline,
            boolean allMustAnswer,
            Spans spans) {
        this.present = present;
        this.lines = lines;
        this.deadline = deadline;
        this.allMustAnswer = allMustAnswer;
        this.second = new SecondRound(deadline, allMustAnswer, spans);
        this.lateness = new Lateness(deadline);
    }

    private Set<AgentId> shadows() {
        return lines.get().stream()
                .filter(AgentLine::isShadow)
                .map(AgentLine::id)
                .collect(toUnmodifiableSet());
    }

    /**
     * The events of a round: what agents asked a language model, what came too late for an earlier round, then signals, each
     * in agent order; where they disagree, what was said about them after them.
     */
    Mono<List<MeshEvent>> hold(Observation observation, String traceparent) {
        return heard(observation, traceparent)
                .flatMap(heard -> second.hold(
                                answered(heard), proposals(observation, heard), observation.frame(), traceparent)
                        .map(said -> close(observation, before(), heard, said)));
    }

    /** Live, nobody waits for a shadow: what it has said when all others have answered is heard, the rest is late. */
    private Mono<List<Heard>> heard(Observation observation, String traceparent) {
        var counted = all(line -> !line.isShadow(), line -> ask(line, observation, traceparent));
        var unpaid = new Observation(observation.frame(), observation.envelope().withoutModel());
        return counted.publish(voters ->
                        Mono.zip(voters, all(AgentLine::isShadow, line -> watch(line, unpaid, traceparent, voters))))
                .map(both -> Stream.of(both.getT1(), both.getT2())
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Heard::agent))
                        .toList());
    }

    private Mono<List<Heard>> all(Predicate<AgentLine> kind, Function<AgentLine, Mono<Heard>> question) {
        var all = lines.get();
        return Flux.fromIterable(all)
                .filter(line -> kind.test(line) && present.test(line.id()))
                .flatMapSequential(question, Math.max(1, all.size()))
                .collectList();
    }

    /** A shadow that dies stops nothing; in lock-step it is waited for once, and then counts as gone. */
    private Mono<Heard> watch(AgentLine line, Observation unpaid, String traceparent, Mono<?> voters) {
        var heard = asked(line, unpaid, traceparent).<Heard>map(reply -> new Heard.Replied(line.id(), reply));
        return allMustAnswer
                ? heard.retryWhen(AGAIN)
                        .timeout(deadline)
                        .onErrorResume(_ -> Mono.just(new Heard.Missing(line.id(), LATE, true)))
                : heard.takeUntilOther(voters.onErrorComplete())
                        .timeout(deadline)
                        .onErrorResume(failure -> Mono.just(missing(line.id(), failure)));
    }

    /** Of earlier rounds too. */
    private List<MeshEvent> before() {
        var events = new ArrayList<>(reasoned());
        lines.get()
                .forEach(line -> line.lateAnswers()
                        .forEach(late -> lateness.event(late, line.isShadow()).ifPresent(events::add)));
        return events;
    }

    /** Also those of an agent whose answer came too late for the round it was asked in: the money is spent. */
    private List<MeshEvent> reasoned() {
        return lines.get().stream()
                .flatMap(line -> line.reasonings().stream())
                .<MeshEvent>map(MeshEvent.Reasoned::new)
                .toList();
    }

    private List<AgentLine> answered(List<Heard> heard) {
        return lines.get().stream()
                .filter(line -> !line.isShadow())
                .filter(line -> heard.stream()
                        .anyMatch(one ->
                                one instanceof Heard.Replied && one.agent().equals(line.id())))
                .toList();
    }

    private Proposals proposals(Observation observation, List<Heard> heard) {
        var shadows = shadows();
        var signals = heard.stream()
                .filter(one -> !shadows.contains(one.agent()))
                .flatMap(one -> one instanceof Heard.Replied(var agent, Signal signal)
                                && Admission.refusal(signal, agent, observation.frame())
                                        .isEmpty()
                        ? Stream.of(signal)
                        : Stream.empty())
                .toList();
        return new Proposals(observation.frame().symbol(), observation.frame().number(), signals);
    }

    private Mono<Heard> ask(AgentLine line, Observation observation, String traceparent) {
        var heard = asked(line, observation, traceparent).<Heard>map(reply -> new Heard.Replied(line.id(), reply));
        return allMustAnswer
                ? heard.retryWhen(AGAIN)
                        .transform(Patience.with(deadline, "it"))
                        .onErrorMap(failure -> new IllegalStateException(
                                "agent %s did not answer frame %d of %s: %s"
                                        .formatted(
                                                line.id(),
                                                observation.frame().number(),
                                                observation.frame().symbol(),
                                                failure.getMessage()),
                                failure))
                : heard.timeout(deadline).onErrorResume(failure -> Mono.just(missing(line.id(), failure)));
    }

    /** In lock-step a line that broke is opened anew, and asked again. */
    private Mono<Reply> asked(AgentLine line, Observation observation, String traceparent) {
        var reply = Mono.defer(() -> line.ask(observation, traceparent));
        return allMustAnswer ? reply.onErrorResume(_ -> line.join().then(reply)) : reply;
    }

    private static Heard missing(AgentId agent, Throwable failure) {
        boolean late = failure instanceof TimeoutException;
        return new Heard.Missing(agent, late ? LATE : String.valueOf(failure.getMessage()), !late);
    }

    /** A shadow's signal is recorded; it is neither among those that answered nor among those that are missing. */
    private List<MeshEvent> close(
            Observation observation, List<MeshEvent> before, List<Heard> heard, List<MeshEvent> said) {
        var symbol = observation.frame().symbol();
        long frame = observation.frame().number();
        var events = new ArrayList<>(before);
        var answers = new ArrayList<Answer>();
        var missing = new ArrayList<AgentId>();
        for (var one : heard) {
            switch (one) {
                case Heard.Replied(var agent, var reply)
                when Admission.refusal(reply, agent, observation.frame()).isPresent() -> {
                    var reason = Admission.refusal(reply, agent, observation.frame());
                    events.add(new MeshEvent.SignalRefused(agent, symbol, frame, reason.orElseThrow()));
                    missing.add(agent);
                }
                case Heard.Replied(var agent, Signal signal) -> {
                    events.add(new MeshEvent.SignalReceived(signal));
                    answers.add(new Answer(agent, ""));
                }
                case Heard.Replied(var agent, NoView noView) -> answers.add(new Answer(agent, noView.reason()));
                case Heard.Missing(var agent, var reason, var gone) -> {
                    missing.add(agent);
                    if (gone) {
                        events.add(new MeshEvent.AgentLeft(agent, reason));
                    }
                }
            }
        }
        var shadows = shadows();
        answers.removeIf(answer -> shadows.contains(answer.agent()));
        missing.removeIf(shadows::contains);
        events.addAll(said);
        events.add(new MeshEvent.RoundClosed(symbol, frame, answers, missing));
        return events;
    }
}
