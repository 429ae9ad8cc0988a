package io.sapphire.gateway.skill;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the consensus of one market made on paper, and what it would have made had one agent not voted. Both take the size
 * they decided, in shares of the largest position, at the middle of the book, and pay the taker's fee and half the spread.
 * Without an agent every recorded decision, of which there is one at least every few minutes, is counted again by the run's
 * rules, without its vote and with all weights as recorded. Limits, fills and what others would have answered are not in it:
 * that takes a what-if.
 *
 * <p>Source: methods.md 10, attribution.
 */
public final class PaperConsensus {
    private static final double BASIS_POINTS = 10_000;

    private final Terms terms;
    private final Paper all = new Paper();
    private final Map<AgentId, Paper> without = new TreeMap<>();
    private final Map<AgentId, Double> risks = new TreeMap<>();
    private long decisions;

    PaperConsensus(Terms terms) {
        this.terms = terms;
    }

    /** One way of having decided. */
    private static final class Paper {
        private final Takings takings;
        private Recount.Stand stand;
        private long differed;

        Paper() {
            takings = new Takings();
            stand = Recount.Stand.FLAT;
        }

        /** Nothing differed before the agent had a vote. */
        Paper(Paper other) {
            takings = new Takings(other.takings);
            stand = other.stand;
        }

        void move(double change) {
            takings.earn(stand.fraction() * change);
        }

        void take(Recount.Stand wanted, double costOfOne) {
            takings.trade(Math.abs(wanted.fraction() - stand.fraction()), costOfOne);
            stand = wanted;
        }
    }

    /**
     * One agent's part.
     *
     * @param decisions recorded since the market opened
     * @param differed of them that would have wanted another position without it
     * @param with what the consensus made
     * @param without what it would have made without the agent
     * @param contribution the difference of the two after costs, in quote-asset units of the largest position
     */
    public record Part(long decisions, long differed, Takings with, Takings without, Money contribution) {}

    void move(double change) {
        all.move(change);
        without.values().forEach(paper -> paper.move(change));
    }

    /** @param risk of the agent's last signal, as a fraction of the price */
    void hear(AgentId agent, double risk) {
        risks.put(agent, risk);
    }

    /** @param costOfOne of buying or selling one unit, as a fraction */
    void decide(Decision decision, double costOfOne) {
        decision.votes().forEach(vote -> without.computeIfAbsent(vote.agent(), _ -> new Paper(all)));
        var recount = new Recount(terms, decision, risks, 2 * costOfOne);
        decisions++;
        all.take(new Recount.Stand(decision.direction().sign(), decision.sizeBand()), costOfOne);
        without.forEach((agent, paper) -> {
            paper.take(recount.without(Optional.of(agent), paper.stand), costOfOne);
            paper.differed += paper.stand.equals(all.stand) ? 0 : 1;
        });
    }

    /** Nothing if it never had a vote. */
    Optional<Part> part(AgentId agent) {
        return Optional.ofNullable(without.get(agent))
                .map(paper -> new Part(
                        decisions, paper.differed, all.takings, paper.takings, worth(all.takings, paper.takings)));
    }

    private Money worth(Takings with, Takings left) {
        double units = (with.netBp() - left.netBp()) / BASIS_POINTS;
        return new Money(Math.round(units * terms.largestPosition().e8()));
    }
}
