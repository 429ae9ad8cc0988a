package io.sapphire.local.runner;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything a log tells about one decision: what led to it and what came of it. */
final class DecisionStory {
    private final long number;
    private final Map<Speaker, Signal> words = new HashMap<>();
    private final List<Critique> critiques = new ArrayList<>();
    private final List<Reasoning> reasonings = new ArrayList<>();
    private final List<OrderEvent> facts = new ArrayList<>();
    private final Set<OrderId> orders = new HashSet<>();
    private Optional<RunStarted> run = Optional.empty();
    private Optional<Recorded> made = Optional.empty();

    private record Speaker(AgentId agent, Symbol symbol) {}

    private DecisionStory(long number) {
        this.number = number;
    }

    /** Reads a log to its end. */
    static DecisionStory of(long number, LogReader reader) {
        var story = new DecisionStory(number);
        for (var next = reader.read(); next.isPresent(); next = reader.read()) {
            story.hear(next.get());
        }
        return story;
    }

    private void hear(Recorded recorded) {
        switch (recorded.event()) {
            case RunStarted started -> run = Optional.of(started);
            case MeshEvent.DecisionMade(var decision) when decision.number() == number -> settle(recorded, decision);
            case MeshEvent.SignalReceived(var signal)
            when made.isEmpty() -> words.put(new Speaker(signal.agent(), signal.symbol()), signal);
            case MeshEvent.CritiqueReceived(var critique) when made.isEmpty() -> critiques.add(critique);
            case MeshEvent.Reasoned(var reasoning) when made.isEmpty() -> reasonings.add(reasoning);
            case MeshEvent.OrderChanged(var fact, var _) -> note(fact);
            default -> {}
        }
    }

    private void settle(Recorded recorded, Decision decision) {
        made = Optional.of(recorded);
        critiques.removeIf(critique ->
                critique.frame() != decision.frame() || !critique.symbol().equals(decision.symbol()));
        reasonings.removeIf(reasoning -> !reasoning.symbol().equals(decision.symbol()));
    }

    private void note(OrderEvent fact) {
        boolean ours = switch (fact) {
            case OrderEvent.Intended intended -> intended.decision() == number;
            case OrderEvent.Denied denied -> denied.decision() == number;
            case OrderEvent.CancelIntended _, OrderEvent.Reported _ -> orders.contains(fact.orderId());
        };
        if (ours) {
            orders.add(fact.orderId());
            facts.add(fact);
        }
    }

    Optional<RunStarted> run() {
        return run;
    }

    /** The record of the decision; nothing if the log has none of this number. */
    Optional<Recorded> made() {
        return made;
    }

    /** @throws java.util.NoSuchElementException if the log has none of this number */
    Decision decision() {
        return ((MeshEvent.DecisionMade) made.orElseThrow().event()).decision();
    }

    /** The word of a seat that counted; nothing if it did not vote. */
    Optional<Signal> word(AgentId agent) {
        return Optional.ofNullable(words.get(new Speaker(agent, decision().symbol())));
    }

    List<Critique> critiques() {
        return List.copyOf(critiques);
    }

    /** The last question to a model of one agent before the decision. */
    Optional<Reasoning> reasoning(AgentId agent) {
        return reasonings.reversed().stream()
                .filter(reasoning -> reasoning.agent().equals(agent))
                .findFirst();
    }

    /** Orders that served it and what became of them, oldest first. */
    List<OrderEvent> facts() {
        return List.copyOf(facts);
    }
}
