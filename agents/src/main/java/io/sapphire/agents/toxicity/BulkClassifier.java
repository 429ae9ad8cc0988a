package io.sapphire.agents.toxicity;

import io.sapphire.agents.statistics.NormalCurve;
import io.sapphire.agents.statistics.StudentCurve;

/**
 * Guesses from the price alone which share of a bar was bought: where the aggressor of every trade is known, it is only
 * for comparison with those who do not know it.
 *
 * <p>Source: Easley, Lopez de Prado, O'Hara 2012 and 2016, Discerning Information from Trade Data; methods.md 6.1.
 */
sealed interface BulkClassifier {

    /** @param change of the price since the bar before, in standard deviations of such changes */
    double bought(double change);

    /** After the paper of 2012. */
    record Normal() implements BulkClassifier {
        @Override
        public double bought(double change) {
            return NormalCurve.cumulative(change);
        }
    }

    /** After the paper of 2016: with a quarter of a degree of freedom almost a step. */
    record Student(StudentCurve curve) implements BulkClassifier {
        @Override
        public double bought(double change) {
            return curve.cumulative(change);
        }
    }
}
