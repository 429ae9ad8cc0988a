package io.sapphire.coordinator.consensus;

import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The votes of one market at one moment. An absent, expired or cut-off weight votes for nothing: it is never handed to
 * the others. Sums run in agent order, so the order of arrival cannot matter.
 */
final class Tally {
    private static final int WHOLE = 1_000_000;

    private final List<Vote> votes = new ArrayList<>();
    private final List<Signal> counted = new ArrayList<>();
    private final List<Contribution> contributions = new ArrayList<>();
    private int quorum;

    /** What one voice adds to the pool. @param logOdds of a rise, clipped */
    private record Contribution(double weight, double logOdds) {
        double pull() {
            return weight * logOdds;
        }
    }

    Tally(Seats seats, Weights weights, Symbol symbol, Instant now, ConsensusRules rules) {
        var all = List.copyOf(seats.all());
        var shares = all.isEmpty()
                ? List.<Double>of()
                : weights.shares(all, rules.maxWeight().ratio());
        for (int i = 0; i < all.size(); i++) {
            count(seats, all.get(i), shares.get(i), symbol, now, rules);
            boolean voted = votes.get(i).state() == Vote.State.VOTED;
            quorum += voted && !weights.onProbation(all.get(i)) ? 1 : 0;
        }
    }

    private void count(Seats seats, Seats.Seat seat, double weight, Symbol symbol, Instant now, ConsensusRules rules) {
        var word = seats.lastWord(seat.agent().id(), symbol);
        var state = state(seat, word, now);
        if (state == Vote.State.VOTED) {
            var signal = word.orElseThrow();
            double logOdds = LogOdds.clipped(signal.rise(), rules.largestLogOdds());
            counted.add(signal);
            contributions.add(new Contribution(weight, logOdds));
            votes.add(vote(seat, weight, state, signal.frame(), signal.direction(), signal.confidence(), logOdds, ""));
        } else {
            votes.add(vote(seat, weight, state, 0, Direction.FLAT, Probability.EVEN, 0, reason(state)));
        }
    }

    private static Vote.State state(Seats.Seat seat, Optional<Signal> word, Instant now) {
        return switch (seat.standing()) {
            case MUTED -> Vote.State.MUTED;
            case LOST -> Vote.State.LOST;
            case LIVE ->
                word.map(signal -> signal.expiry().isAfter(now) ? Vote.State.VOTED : Vote.State.EXPIRED)
                        .orElse(Vote.State.ABSTAINED);
        };
    }

    private static String reason(Vote.State state) {
        return switch (state) {
            case VOTED -> "";
            case ABSTAINED -> "no signal yet";
            case EXPIRED -> "last signal expired";
            case MUTED -> "muted by an operator";
            case LOST -> "agent is gone";
        };
    }

    private static Vote vote(
            Seats.Seat seat,
            double weight,
            Vote.State state,
            long frame,
            Direction direction,
            Probability confidence,
            double logOdds,
            String reason) {
        int share = (int) StrictMath.rint(weight * WHOLE);
        return new Vote(seat.agent().id(), state, frame, direction, confidence, share, LogOdds.e8(logOdds), reason);
    }

    /** Every seat, in agent order. */
    List<Vote> votes() {
        return votes;
    }

    /** Voices that count for the quorum: a seat on probation is heard, but does not make one. */
    int quorum() {
        return quorum;
    }

    /** Pooled log-odds of a rise. */
    double pooled() {
        double sum = 0;
        for (var contribution : contributions) {
            sum += contribution.pull();
        }
        return sum;
    }

    /** The pool's pull towards a side that is left when the seat that pulls hardest is gone. */
    double weakestWithoutOne(int side) {
        double strongest = 0;
        for (var contribution : contributions) {
            strongest = Math.max(strongest, side * contribution.pull());
        }
        return side * pooled() - strongest;
    }

    /** Seats on a side with at least so much conviction, in log-odds. */
    long supporters(int side, double least) {
        return contributions.stream()
                .filter(contribution -> side * contribution.logOdds() >= least)
                .count();
    }

    /** Weighted standard deviation of the votes around their weighted mean. */
    double dissent() {
        double total = 0;
        for (var contribution : contributions) {
            total += contribution.weight();
        }
        if (total == 0) {
            return 0;
        }
        double mean = pooled() / total;
        double squares = 0;
        for (var contribution : contributions) {
            double distance = contribution.logOdds() - mean;
            squares += contribution.weight() * distance * distance;
        }
        return StrictMath.sqrt(squares / total);
    }

    /** Mean risk over their horizons of the signals that count, as a fraction; zero without any. */
    double meanRisk() {
        double sum = 0;
        for (var signal : counted) {
            sum += signal.risk().e8() / (double) Rate.ofBp(10_000).e8();
        }
        return counted.isEmpty() ? 0 : sum / counted.size();
    }
}
