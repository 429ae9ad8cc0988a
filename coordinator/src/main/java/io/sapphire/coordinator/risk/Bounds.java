package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.time.Duration;

/** What a limit may be: more than nothing, and so little that it still limits something. */
final class Bounds {
    static final Rate HALF = Rate.of("0.5");
    static final Rate WHOLE = Rate.of("1");
    static final Rate THOUSAND = Rate.of("1000");

    /** The most that Aster lends. */
    static final Rate LEVERAGE = Rate.of("125");

    static final Duration LONGEST = Duration.ofDays(30);

    private static final Money MOST = Money.of("1000000000");
    private static final int MANY = 1_000_000;

    private Bounds() {}

    static void moneyWithin(String limit, Money value) {
        refuseUnless(value.signum() > 0 && value.compareTo(MOST) <= 0, limit, MOST);
    }

    static void rateWithin(String limit, Rate value, Rate most) {
        refuseUnless(value.e8() > 0 && value.compareTo(most) <= 0, limit, most);
    }

    static void countWithin(String limit, int value) {
        refuseUnless(value > 0 && value <= MANY, limit, MANY);
    }

    static void tokensWithin(String limit, int value) {
        refuseUnless(value > 0 && value <= RiskLimits.UNCOUNTED_TOKENS, limit, RiskLimits.UNCOUNTED_TOKENS);
    }

    static void spanWithin(String limit, Duration value) {
        refuseUnless(value.toMillis() > 0 && value.compareTo(LONGEST) <= 0, limit, "30 days");
    }

    private static void refuseUnless(boolean within, String limit, Object most) {
        if (!within) {
            throw new IllegalArgumentException("limit " + limit + " must be above 0 and at most " + most);
        }
    }
}
