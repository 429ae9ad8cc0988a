package io.sapphire.agents.kit;

import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives an agent's opinions as replies, and keeps its last word on each market, from which it criticises its peers and
 * answers a person.
 */
public final class Speaker {
    private final Agent agent;
    private final AgentId id;
    private final Map<Symbol, Signal> said = new TreeMap<>(Comparator.comparing(Symbol::value));
    private final Map<Symbol, Opinion.Silence> silences = new TreeMap<>(Comparator.comparing(Symbol::value));

    public Speaker(Agent agent) {
        this.agent = agent;
        id = agent.describe().id();
    }

    public AgentDescriptor describe() {
        return agent.describe();
    }

    /** Shows the agent a frame; see {@link Agent#observe}. */
    public Reply observe(Observation observation) {
        return reply(observation, agent.observe(observation));
    }

    /** What the agent would ask a language model now; see {@link Inquirer#inquiry}. */
    public Optional<Inquiry> inquiry(Observation shown) {
        return agent instanceof Inquirer inquirer ? inquirer.inquiry(shown) : Optional.empty();
    }

    /** @throws IllegalStateException if the agent asks nobody */
    public Reply reconsider(Observation shown, Outcome outcome) {
        if (agent instanceof Inquirer inquirer) {
            return reply(shown, inquirer.reconsider(shown, outcome));
        }
        throw new IllegalStateException("the agent " + id + " asked nothing");
    }

    /** An outcome that came too late for its reply: the agent knows it now, but has said nothing else. */
    public void learn(Observation shown, Outcome outcome) {
        if (agent instanceof Inquirer inquirer) {
            var _ = inquirer.reconsider(shown, outcome);
        }
    }

    private Reply reply(Observation shown, Opinion opinion) {
        return switch (opinion) {
            case Opinion.View(var signal) -> {
                said.put(signal.symbol(), signal);
                silences.remove(signal.symbol());
                yield signal;
            }
            case Opinion.Silence silence -> {
                var frame = shown.frame();
                silences.put(frame.symbol(), silence);
                yield new NoView(id, frame.symbol(), frame.number(), silence.reason());
            }
        };
    }

    /** What the agent makes of proposals on one frame, its own among them or not. Without a view of its own, nothing. */
    public Review review(List<Signal> proposals) {
        var own = proposals.stream().findFirst().flatMap(this::livingView);
        var peers = proposals.stream()
                .filter(signal ->
                        own.filter(mine -> mine.agent().equals(signal.agent())).isEmpty())
                .toList();
        return new Review(
                own.stream()
                        .flatMap(mine -> peers.stream().flatMap(peer -> agent.critique(peer, mine).stream()))
                        .toList(),
                own.flatMap(mine -> agent.revise(peers, mine)));
    }

    private Optional<Signal> livingView(Signal proposal) {
        return Optional.ofNullable(said.get(proposal.symbol()))
                .filter(own -> own.expiry().isAfter(proposal.eventTime()) && own.frame() <= proposal.frame());
    }

    public String answer(String question) {
        return agent.answer(question, List.copyOf(said.values()), Collections.unmodifiableMap(silences));
    }
}
