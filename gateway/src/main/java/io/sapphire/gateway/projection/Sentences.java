package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import java.util.Locale;

/** Says in one sentence why something was done or not, from the recorded numbers alone. */
final class Sentences {

    private Sentences() {}

    static String denial(Denial denial) {
        return "%s: %s %s against a limit of %s %s"
                .formatted(
                        denial.code(),
                        Fixed.toPlainString(denial.observedE8()),
                        denial.unit(),
                        Fixed.toPlainString(denial.limitE8()),
                        denial.unit());
    }

    static String why(Decision decision) {
        var lean = lean(decision);
        long leaning = decision.votes().stream()
                .filter(vote -> vote.state() == Vote.State.VOTED && vote.direction() == lean)
                .count();
        var seen = "%d of %d agents lean %s, pooled p %s, threshold %s"
                .formatted(
                        leaning,
                        decision.votes().size(),
                        lean.name().toLowerCase(Locale.ROOT),
                        ratio(pooled(decision)),
                        ratio(decision.threshold()));
        return decision.direction() == Direction.FLAT
                ? "Flat: " + failed(decision) + "; " + seen + "."
                : "%s %d %% of a full position: %s.".formatted(decision.direction(), decision.sizeBand(), seen);
    }

    /** The side the pool leans to, acted on or not. */
    static Direction lean(Decision decision) {
        return Direction.of(decision.rise().compareTo(Probability.EVEN));
    }

    /** Pooled probability of the side the pool leans to. */
    static Probability pooled(Decision decision) {
        return decision.rise().compareTo(Probability.EVEN) >= 0
                ? decision.rise()
                : decision.rise().complement();
    }

    private static String failed(Decision decision) {
        return decision.checks().stream()
                .filter(check -> check.enforced() && !check.passed())
                .findFirst()
                .map(Sentences::failed)
                .orElse("no position is wanted");
    }

    private static String failed(Check check) {
        return "%s is %s, needs %s"
                .formatted(
                        check.name(), Fixed.toPlainString(check.observedE8()), Fixed.toPlainString(check.requiredE8()));
    }

    private static String ratio(Probability probability) {
        return String.format(Locale.ROOT, "%.3f", probability.ratio());
    }
}
