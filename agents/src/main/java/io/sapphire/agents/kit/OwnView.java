package io.sapphire.agents.kit;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Signal;
import java.util.List;
import java.util.stream.Collectors;

/** What can be said of others, and to a person, from one's own last signals alone. */
final class OwnView {

    private OwnView() {}

    static Critique critique(Signal peer, Signal own) {
        boolean agrees = peer.direction() == own.direction();
        var text = (agrees ? "Mine goes the same way: " : "Mine goes the other way: ") + own.rationale();
        return new Critique(own.agent(), peer.agent(), peer.symbol(), peer.frame(), agrees, text);
    }

    static String answer(AgentId agent, List<Signal> own) {
        return own.isEmpty()
                ? "The agent " + agent + " has no view yet."
                : own.stream().map(OwnView::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(Signal signal) {
        return "On " + signal.symbol() + " at " + signal.eventTime() + ": " + signal.rationale();
    }
}
