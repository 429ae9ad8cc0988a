package io.sapphire.agents.kit;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One trading mind in one session: a pure function of what it was shown so far. It has no clock, no network and no
 * threads; the time it knows is the frame's.
 */
public interface Agent {

    AgentDescriptor describe();

    /**
     * What the agent believes once the frame is over. Frames of one market come in their order.
     *
     * @throws IllegalArgumentException if the session was not opened with the frame's market
     */
    Opinion observe(Observation observation);

    /**
     * What the agent says of a peer's proposal. By default whether it goes the way of its own view.
     *
     * @param own its last signal on this market, which still lives
     * @return nothing if it has nothing to say
     */
    default Optional<Critique> critique(Signal peer, Signal own) {
        boolean bothSided = peer.direction() != Direction.FLAT && own.direction() != Direction.FLAT;
        return Optional.of(own).filter(_ -> bothSided).map(view -> OwnView.critique(peer, view));
    }

    /**
     * What it proposes instead of its last signal, having seen its peers'. By default it stays with that.
     *
     * @param own its last signal on this market, which still lives
     */
    default Optional<Signal> revise(List<Signal> peers, Signal own) {
        return Optional.empty();
    }

    /**
     * Answers a person. By default with its method and its last word on each market, in its own numbers, whatever was
     * asked.
     *
     * @param own its last signal on each market
     * @param silences why it had nothing new to say, where it has been silent since
     */
    default String answer(String question, List<Signal> own, Map<Symbol, Opinion.Silence> silences) {
        return OwnView.answer(describe(), own, silences);
    }
}
