package io.sapphire.local.options;

import io.sapphire.local.sentence.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Moments of venue time, in UTC. */
public final class Moment {

    private Moment() {}

    /** Reads {@code 2013-11-26}, or {@code 2013-11-26T12:00:00Z}. @throws Refusal if it is neither */
    public static Instant parse(String option, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException malformed) {
            throw Refusal.misuse(
                    "%s must be a day such as 2013-11-26 or a moment such as 2013-11-26T12:00:00Z, was '%s'."
                            .formatted(option, text));
        }
    }
}
