package io.sapphire.local.options;

import io.sapphire.local.sentence.Refusal;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Lengths of time as people type them. */
public final class Span {

    private Span() {}

    /** Reads {@code 90s}, {@code 15m}, {@code 24h} or {@code 7d}. @throws Refusal if it is none of them, or nothing */
    public static Duration parse(String option, String text) {
        try {
            var span = DurationStyle.SIMPLE.parse(text);
            if (span.isPositive() && !Character.isDigit(text.charAt(text.length() - 1))) {
                return span;
            }
        } catch (IllegalArgumentException | ArithmeticException _) {
            // Said below, in one sentence for all of them.
        }
        throw Refusal.misuse("%s must be like 90s, 15m, 24h or 7d, was '%s'.".formatted(option, text));
    }
}
