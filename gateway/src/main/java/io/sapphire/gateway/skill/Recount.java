package io.sapphire.gateway.skill;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Probability;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The consensus at one recorded decision, counted again by the rules of its run, with its votes and weights as recorded.
 *
 * <p>Source: methods.md 7.3 for the rules; the coordinator applies the same to live votes.
 */
public final class Recount {
    private static final long SUPPORT_E8 = 8_000_000;
    private static final double MEAN_ABSOLUTE = 0.798;
    private static final double PPM = 1_000_000;
    private static final int BANDS = 4;

    private final Terms terms;
    private final Decision decision;
    private final Map<AgentId, Double> risks;
    private final double roundTrip;

    /** What is wanted. @param side -1, 0 or 1; @param band share of a full position in percent */
    public record Stand(int side, int band) {
        public static final Stand FLAT = new Stand(0, 0);

        /** Of a full position, signed. */
        double fraction() {
            return side * band / 100.0;
        }
    }

    /**
     * Of one decision.
     *
     * @param risks each agent's last, as a fraction of the price
     * @param roundTrip what buying and selling costs, as a fraction
     */
    public Recount(Terms terms, Decision decision, Map<AgentId, Double> risks, double roundTrip) {
        this.terms = terms;
        this.decision = decision;
        this.risks = risks;
        this.roundTrip = roundTrip;
    }

    /**
     * What would have been wanted had somebody not voted: its weight votes for nothing.
     *
     * @param before what was wanted until then
     */
    public Stand without(Optional<AgentId> absent, Stand before) {
        var votes = decision.votes().stream()
                .filter(vote -> vote.state() == Vote.State.VOTED)
                .filter(vote -> absent.filter(vote.agent()::equals).isEmpty())
                .toList();
        double pool = votes.stream().mapToDouble(Recount::pull).sum();
        int distance = rise(pool).ppm() - Probability.EVEN.ppm();
        int side = Integer.signum(distance);
        boolean kept = side != 0 && side == before.side();
        var needed = kept ? terms.holdAt() : terms.threshold();
        if (Math.abs(distance) < needed.ppm() || side == 0 || stops(votes, pool, side)) {
            return Stand.FLAT;
        }
        return new Stand(side, Math.max(band(Math.abs(distance)), kept ? before.band() : 0));
    }

    private boolean stops(List<Vote> votes, double pool, int side) {
        return quorum(votes) < terms.quorum()
                || terms.enforceSupporters() && supporters(votes, side) < terms.supporters()
                || terms.enforceLeaveOneOut() && weakest(votes, pool, side) <= 0
                || terms.enforceEdge() && edge(votes, pool) < roundTrip;
    }

    private static double pull(Vote vote) {
        return vote.weight() / PPM * vote.logOddsE8() / Fixed.ONE;
    }

    /**
     * As recorded, the first of a decision's checks, less who is absent: voices on probation made none then either. A
     * decision without checks counts every vote.
     */
    private long quorum(List<Vote> votes) {
        long voted = decision.votes().stream()
                .filter(vote -> vote.state() == Vote.State.VOTED)
                .count();
        long counted = decision.checks().stream()
                .findFirst()
                .map(quorum -> quorum.observedE8() / Fixed.ONE)
                .orElse(voted);
        return counted - (voted - votes.size());
    }

    private static long supporters(List<Vote> votes, int side) {
        return votes.stream()
                .filter(vote -> side * vote.logOddsE8() >= SUPPORT_E8)
                .count();
    }

    private static double weakest(List<Vote> votes, double pool, int side) {
        double strongest =
                votes.stream().mapToDouble(vote -> side * pull(vote)).max().orElse(0);
        return side * pool - Math.max(strongest, 0);
    }

    private double edge(List<Vote> votes, double pool) {
        double risk = votes.stream()
                .mapToDouble(vote -> risks.getOrDefault(vote.agent(), 0.0))
                .average()
                .orElse(0);
        return Math.abs(2 * rise(pool).ratio() - 1) * MEAN_ABSOLUTE * risk;
    }

    private static Probability rise(double logOdds) {
        double likelier = 1 / (1 + StrictMath.exp(-Math.abs(logOdds)));
        return Probability.of(logOdds >= 0 ? likelier : 1 - likelier);
    }

    private int band(int distance) {
        long quarters = Fixed.share(distance, BANDS, terms.fullSizeAt().ppm());
        return (int) Math.clamp(quarters, 1, BANDS) * (100 / BANDS);
    }
}
