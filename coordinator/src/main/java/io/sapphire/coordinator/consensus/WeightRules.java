package io.sapphire.coordinator.consensus;

/**
 * How weights follow skill; methods and defaults after Vovk 1990 and Herbster, Warmuth 1998 (methods.md 7.2).
 *
 * @param halfLife resolved signals after which half of a score's weight is gone; zero keeps all weights equal
 * @param shrink how far the weights go towards equal ones, from 0 to 1: 0.5 goes half the way
 * @param probation resolved signals until a seat added at run time has a full voice
 * @param probationWeight the largest share of such a seat until then
 */
public record WeightRules(int halfLife, double shrink, int probation, double probationWeight) {
    /** Weights that never change. */
    public static final WeightRules EQUAL = new WeightRules(0, 1, 50, 0.05);

    public WeightRules {
        if (halfLife < 0 || !(shrink >= 0 && shrink <= 1)) {
            throw new IllegalArgumentException(
                    "consensus.weight-half-life must not be negative and consensus.weight-shrink within 0 and 1");
        }
        if (probation < 0 || !(probationWeight >= 0 && probationWeight <= 1)) {
            throw new IllegalArgumentException("probation must not be negative and its weight within 0 and 1");
        }
    }

    boolean learns() {
        return halfLife > 0;
    }

    /** What is left of a score's weight at the next. */
    double decay() {
        return StrictMath.pow(2, -1.0 / halfLife);
    }
}
