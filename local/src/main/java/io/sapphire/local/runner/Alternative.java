package io.sapphire.local.runner;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.signal.Signal;
import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One decision taken again: everything before it as recorded, but for what is changed, and what the core then makes of
 * the round that led to it.
 */
final class Alternative {
    private final long number;
    private final List<Change> changes;
    private final List<MeshEvent> consequences = new ArrayList<>();
    private final List<Signal> words = new ArrayList<>();
    private final List<MeshEvent> said = new ArrayList<>();
    private Optional<TradingCore> core = Optional.empty();
    private Optional<Recorded> held = Optional.empty();

    private Alternative(long number, List<Change> changes) {
        this.number = number;
        this.changes = List.copyOf(changes);
    }

    /** @throws Refusal if the log has no such decision, or a change does not fit it */
    static Alternative of(long number, LogReader reader, List<Change> changes) {
        var alternative = new Alternative(number, changes);
        for (var next = reader.read(); next.isPresent(); next = reader.read()) {
            if (next.get().event() instanceof MeshEvent.DecisionMade(var decision) && decision.number() == number) {
                alternative.decide(decision);
                return alternative;
            }
            alternative.follow(next.get());
        }
        throw Refusal.misuse("The log has no decision " + number + ".");
    }

    /** Always one behind: the event before the decision is the one that is decided on. */
    private void follow(Recorded recorded) {
        held.ifPresent(this::feed);
        held = Optional.of(recorded);
    }

    private void feed(Recorded recorded) {
        if (recorded.event() instanceof RunStarted run) {
            core = Optional.of(TradingCore.recorded(Change.applied(run, changes)));
        }
        if (recorded.event() instanceof MeshEvent.SignalReceived(var signal)) {
            words.removeIf(
                    old -> old.agent().equals(signal.agent()) && old.symbol().equals(signal.symbol()));
            words.add(signal);
        }
        if (Change.leaves(recorded.event(), changes)) {
            var _ = core.orElseThrow().apply(recorded);
        }
    }

    private void decide(Decision recorded) {
        var cause = held.orElseThrow();
        changes.forEach(change -> prepare(change, recorded, cause));
        follow(cause.event(), cause);
    }

    private void prepare(Change change, Decision recorded, Recorded cause) {
        switch (change) {
            case Change.Answer answer -> {
                var event = new MeshEvent.SignalReceived(reworded(answer, recorded));
                said.add(event);
                var _ = core.orElseThrow().apply(at(cause, event));
            }
            case Change.DropAgent(var agent) -> {
                if (recorded.votes().stream().noneMatch(vote -> vote.agent().equals(agent))) {
                    throw Refusal.misuse("--drop-agent: %s has no seat at decision %d.".formatted(agent, number));
                }
            }
            case Change.Set _ -> {}
        }
    }

    private Signal reworded(Change.Answer answer, Decision recorded) {
        var old = words.stream()
                .filter(word ->
                        word.agent().equals(answer.agent()) && word.symbol().equals(recorded.symbol()))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse(
                        "--answer: %s had said nothing before decision %d.".formatted(answer.agent(), number)));
        return new Signal(
                old.agent(),
                old.symbol(),
                old.frame(),
                answer.direction(),
                answer.confidence(),
                old.horizon(),
                old.expectedReturn(),
                old.risk(),
                old.evidence(),
                "what if",
                old.eventTime(),
                old.expiry());
    }

    private void follow(MeshEvent event, Recorded cause) {
        for (var effect : core.orElseThrow().apply(at(cause, event))) {
            if (effect instanceof Effect.Append(var consequence)) {
                consequences.add(consequence);
                follow(consequence, cause);
            }
        }
    }

    private static Recorded at(Recorded cause, MeshEvent event) {
        return new Recorded(cause.sequence(), cause.recordTime(), cause.traceId(), cause.previous(), event);
    }

    /** Other words of agents, as events. */
    List<MeshEvent> said() {
        return List.copyOf(said);
    }

    /** What is decided; nothing if the standing decision still says the same. */
    Optional<Decision> decision() {
        return consequences.stream()
                .filter(MeshEvent.DecisionMade.class::isInstance)
                .map(event -> ((MeshEvent.DecisionMade) event).decision())
                .findFirst();
    }

    /** Orders that follow at once, let go or denied. */
    List<OrderEvent> orders() {
        return consequences.stream()
                .filter(MeshEvent.OrderChanged.class::isInstance)
                .map(event -> ((MeshEvent.OrderChanged) event).fact())
                .toList();
    }
}
