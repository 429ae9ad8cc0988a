package io.sapphire.gateway.skill;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The agents whose votes led into a position. @param weights weight times log-odds, positive, in any unit */
record Backers(Map<AgentId, Long> weights) {
    static final Backers NOBODY = new Backers(Map.of());

    /** Those that voted for the side that was taken. */
    static Backers of(Decision decision) {
        var weights = new TreeMap<AgentId, Long>();
        decision.votes().stream()
                .filter(vote -> vote.state() == Vote.State.VOTED && vote.direction() == decision.direction())
                .forEach(vote ->
                        weights.put(vote.agent(), Math.multiplyExact(vote.weight(), Math.absExact(vote.logOddsE8()))));
        weights.values().removeIf(weight -> weight == 0);
        return weights.isEmpty() ? NOBODY : new Backers(weights);
    }

    /** Parts that add up exactly: the last gets what rounding left. Nothing if there is nobody. */
    Map<AgentId, Money> divide(Money whole) {
        var parts = new LinkedHashMap<AgentId, Money>();
        long weightLeft = weights.values().stream().mapToLong(weight -> weight).sum();
        var left = whole;
        for (var backer : new TreeMap<>(weights).entrySet()) {
            var part = new Money(Fixed.share(left.e8(), backer.getValue(), weightLeft));
            parts.put(backer.getKey(), part);
            left = left.minus(part);
            weightLeft -= backer.getValue();
        }
        return parts;
    }
}
