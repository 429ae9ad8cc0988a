package io.sapphire.gateway.stream;

import java.util.Optional;

/**
 * The place of a fact in the stream, as clients send it back to resume.
 *
 * @param sequence all facts up to and with it were received
 */
record EventId(String run, long sequence) {
    private static final int DIGITS = 18;

    /** Nothing if it is not {@code RUN-SEQUENCE}. */
    static Optional<EventId> parse(String text) {
        int hyphen = text.lastIndexOf('-');
        if (hyphen <= 0) {
            return Optional.empty();
        }
        var digits = text.substring(hyphen + 1);
        boolean number = !digits.isEmpty()
                && digits.length() <= DIGITS
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? Optional.of(new EventId(text.substring(0, hyphen), Long.parseLong(digits))) : Optional.empty();
    }

    @Override
    public String toString() {
        return run + "-" + sequence;
    }
}
