package io.sapphire.agents.kit;

/** Probabilities on the scale on which evidence adds up: {@code ln(p / (1-p))}. */
public final class LogOdds {

    private LogOdds() {}

    public static double of(double probability) {
        return StrictMath.log(probability / (1 - probability));
    }

    /** The way back; never overflows. */
    public static double probability(double logOdds) {
        if (logOdds < 0) {
            double odds = StrictMath.exp(logOdds);
            return odds / (1 + odds);
        }
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
