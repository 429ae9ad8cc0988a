package io.sapphire.agents.grpc;

import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import io.sapphire.wire.Agents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The questions of one conversation to a language model, at most one a market at a time. For one message at a time. */
final class Thoughts {
    private final Thinking thinking;
    private final Ledger ledger;
    private final Set<Symbol> markets;
    private final Map<Symbol, Thought> open = new TreeMap<>(Comparator.comparing(Symbol::value));

    /** @param markets of the conversation: its other end records no bill of another */
    Thoughts(Thinking thinking, Ledger ledger, Collection<Symbol> markets) {
        this.thinking = thinking;
        this.ledger = ledger;
        this.markets = Set.copyOf(markets);
    }

    /** A question under way, and its outcome as soon as it is there. */
    private record Thought(Observation about, AtomicReference<Optional<Outcome>> outcome) {}

    /**
     * Bills of questions whose reply did not wait for them, in this conversation or in one that ended meanwhile; the agent
     * learns what came of its own before it is shown the next frame.
     */
    List<ConverseResponse> late(Speaker agent) {
        open.values().removeIf(thought -> {
            var outcome = thought.outcome().get();
            outcome.ifPresent(late -> agent.learn(thought.about(), late));
            return outcome.isPresent();
        });
        return bills();
    }

    private List<ConverseResponse> bills() {
        return ledger.take(markets::contains).stream().map(Thoughts::told).toList();
    }

    /** The reply to an observation: at once, unless there is something to ask. */
    Flux<ConverseResponse> reply(Speaker agent, Observation shown, Reply draft) {
        ledger.purse().grant(shown.envelope(), shown.frame().end());
        var symbol = shown.frame().symbol();
        return open.containsKey(symbol)
                ? Flux.just(Agents.toProto(draft))
                : agent.inquiry(shown)
                        .map(inquiry -> ask(agent, shown, inquiry, draft))
                        .orElseGet(() -> Flux.just(Agents.toProto(draft)));
    }

    /** The question goes on when the reply does not wait any longer, or nobody does: it is paid for. */
    private Flux<ConverseResponse> ask(Speaker agent, Observation shown, Inquiry inquiry, Reply draft) {
        var thought = new Thought(shown, new AtomicReference<>(Optional.empty()));
        open.put(inquiry.symbol(), thought);
        return thinking.reasoner()
                .ask(inquiry, ledger.purse())
                .onErrorResume(
                        unexpected -> Mono.just(new Outcome.NotAsked("the question to the language model broke")))
                .doOnNext(ledger::note)
                .doOnNext(outcome -> thought.outcome().set(Optional.of(outcome)))
                .cache()
                .map(Optional::of)
                .timeout(thinking.patience(), Mono.just(Optional.empty()))
                .flatMapIterable(outcome -> outcome.map(known -> concluded(agent, shown, known))
                        .orElseGet(() -> List.of(Agents.toProto(draft))));
    }

    private List<ConverseResponse> concluded(Speaker agent, Observation shown, Outcome outcome) {
        open.remove(shown.frame().symbol());
        var told = new ArrayList<>(bills());
        told.add(Agents.toProto(agent.reconsider(shown, outcome)));
        return told;
    }

    private static ConverseResponse told(Reasoning reasoning) {
        return ConverseResponse.newBuilder()
                .setReasoning(Agents.toProto(reasoning))
                .build();
    }
}
