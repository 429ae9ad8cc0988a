package io.sapphire.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * Where a page ended.
 *
 * @param place sequence of its last row, before which the next page begins; in a list without an order of time, how many
 *     rows are before the next page
 */
record Cursor(String run, long place) {

    static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
            return new Cursor(parts[1], Long.parseLong(parts[0]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            throw Refused.invalid("Parameter cursor must be the nextCursor of an answer.");
        }
    }

    /** Where to go on in a run. */
    long in(String wanted) {
        if (!run.equals(wanted)) {
            throw Refused.invalid("The cursor belongs to another run; begin again without it.");
        }
        return place;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((place + " " + run).getBytes(UTF_8));
    }
}
