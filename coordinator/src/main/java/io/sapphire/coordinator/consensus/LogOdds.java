package io.sapphire.coordinator.consensus;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.signal.Probability;

/** Natural log-odds of a probability, and back; strict, so that every machine gets the same bits. */
final class LogOdds {

    private LogOdds() {}

    static double of(Probability probability) {
        return StrictMath.log(probability.ratio() / (1 - probability.ratio()));
    }

    /** @param largest bound of the absolute value */
    static double clipped(Probability probability, double largest) {
        if (probability.ppm() == 0) {
            return -largest;
        }
        return probability.ppm() == 1_000_000 ? largest : Math.clamp(of(probability), -largest, largest);
    }

    static Probability toProbability(double logOdds) {
        double odds = StrictMath.exp(-StrictMath.abs(logOdds));
        double likelier = 1 / (1 + odds);
        return Probability.of(logOdds >= 0 ? likelier : 1 - likelier);
    }

    static long e8(double value) {
        return (long) StrictMath.rint(value * Fixed.ONE);
    }
}
