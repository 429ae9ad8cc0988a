package io.sapphire.gateway.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HorizonsTest {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration LATEST = Duration.ofMinutes(2);

    /** Signals every minute that are right for one minute and wrong for five: the price rises by one and falls by ten. */
    @Test
    void sameSideIsRightOverOneSpanAndWrongOverAnother() {
        var horizons = new Horizons();
        double mid = 1_000;
        for (int minute = 0; minute <= 60; minute++) {
            horizons.observe(START.plusSeconds(60L * minute), mid, LATEST);
            boolean jump = minute % 5 == 4;
            boolean up = minute / 5 % 2 == 0;
            horizons.hear(up ? 0.6 : 0.4, START.plusSeconds(60L * minute), mid);
            mid += (jump ? -10 : 1) * (up ? 1 : -1);
        }
        var known = horizons.known();
        assertThat(known)
                .extracting(Scorecard.Horizon::span)
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
        assertThat(known).extracting(horizon -> horizon.correlation().count()).containsExactly(60L, 12L, 4L, 1L);
        assertThat(known.getFirst().correlation().coefficient().orElseThrow()).isNegative();
        assertThat(known.get(1).correlation().coefficient().orElseThrow()).isLessThan(-0.99);
        assertThat(known.getLast().correlation().coefficient()).isEmpty();
    }

    @Test
    void priceThatIsSeenTooLateIsNoOutcome() {
        var horizons = new Horizons();
        horizons.hear(0.6, START, 100);
        horizons.observe(START.plusSeconds(60).plus(LATEST).plusMillis(1), 101, LATEST);
        assertThat(horizons.known()).isEmpty();
    }
}
