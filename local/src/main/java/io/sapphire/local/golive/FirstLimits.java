package io.sapphire.local.golive;

import io.sapphire.local.finding.Finding;
import io.sapphire.local.options.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Real money begins small: until mainnet has been traded for a week, nothing is looser than profile pilot. */
final class FirstLimits {
    static final Duration SMALL_FOR = Duration.ofDays(7);
    private static final String SUBJECT = "first limits";

    private FirstLimits() {}

    /** @param since when mainnet was first traded from here; nothing if never */
    static Finding judge(Settings settings, Optional<Instant> since, Instant now) {
        var pilot = Settings.ofProfile("pilot");
        var looser = keys().filter(key -> isLooser(settings, pilot, key)).findFirst();
        if (looser.isEmpty()) {
            return Finding.ok(SUBJECT, "no looser than profile pilot");
        }
        var key = looser.orElseThrow();
        var words = "%s is %s, profile pilot has %s"
                .formatted(
                        key,
                        value(settings, key).orElse("not set"),
                        value(pilot, key).orElse("none"));
        return since.filter(begun -> !begun.plus(SMALL_FOR).isAfter(now)).isPresent()
                ? Finding.note(SUBJECT, words + "; mainnet has been traded from here for a week")
                : Finding.wrong(SUBJECT, words + "; no looser until mainnet has been traded from here for a week");
    }

    /** What bounds the money that one mistake may take. */
    private static Stream<String> keys() {
        return Stream.of(
                "sapphire.coordinator.limits.max-order-notional",
                "sapphire.coordinator.limits.max-position-notional",
                "sapphire.coordinator.limits.max-gross-notional",
                "sapphire.coordinator.limits.max-net-notional",
                "sapphire.coordinator.limits.max-leverage",
                "sapphire.coordinator.limits.max-daily-loss",
                "sapphire.exchange.ceilings.max-order-notional",
                "sapphire.exchange.ceilings.orders-per-minute");
    }

    /** What is not set, or no number, bounds nothing. */
    private static boolean isLooser(Settings settings, Settings pilot, String key) {
        try {
            var bound = new BigDecimal(value(pilot, key).orElseThrow());
            return value(settings, key)
                    .map(text -> new BigDecimal(text).compareTo(bound) > 0)
                    .orElse(true);
        } catch (NumberFormatException _) {
            return true;
        }
    }

    private static Optional<String> value(Settings settings, String key) {
        return Optional.ofNullable(settings.values().get(key));
    }
}
