package io.sapphire.coordinator.consensus;

import io.sapphire.domain.signal.Probability;
import java.time.Duration;

/**
 * When votes make a decision; methods and defaults after Genest and Zidek 1986 (log-odds pool).
 *
 * @param quorum how many seats must vote
 * @param threshold how far from one half the pooled probability must be for a position
 * @param holdAt how far from one half it must stay for a position once taken; below the threshold it is kept against noise
 * @param fullSizeAt how far from one half it must be for a full position
 * @param clip the largest probability a single vote may carry; its mirror is the smallest
 * @param maxWeight the largest share of one seat; what is cut off votes for nothing
 * @param supporters how many seats must stand on the side taken
 * @param enforceSupporters whether too few supporters stop a position, or are only recorded
 * @param enforceLeaveOneOut whether the side must survive the loss of any one seat
 * @param enforceEdge whether the expected gain must exceed the cost of a round trip
 * @param decideEvery the longest venue time from one recorded decision to the next
 * @param weights how the seats' weights follow their skill
 */
public record ConsensusRules(
        int quorum,
        Probability threshold,
        Probability holdAt,
        Probability fullSizeAt,
        Probability clip,
        Probability maxWeight,
        int supporters,
        boolean enforceSupporters,
        boolean enforceLeaveOneOut,
        boolean enforceEdge,
        Duration decideEvery,
        WeightRules weights) {

    public ConsensusRules {
        if (quorum < 1 || supporters < 1) {
            throw new IllegalArgumentException("consensus.quorum and consensus.supporters must be at least 1");
        }
        if (threshold.ppm() == 0 || fullSizeAt.compareTo(threshold) < 0) {
            throw new IllegalArgumentException(
                    "consensus.threshold must be above 0 and consensus.full-size-at not below it");
        }
        if (holdAt.compareTo(threshold) > 0) {
            throw new IllegalArgumentException("consensus.hold-at must not be above consensus.threshold");
        }
        if (clip.compareTo(Probability.EVEN) <= 0 || clip.ppm() == 1_000_000) {
            throw new IllegalArgumentException("consensus.clip must be above one half and below 1");
        }
        if (maxWeight.ppm() == 0 || !decideEvery.isPositive()) {
            throw new IllegalArgumentException("consensus.max-weight and consensus.decide-every must be positive");
        }
    }

    double largestLogOdds() {
        return LogOdds.of(clip);
    }
}
