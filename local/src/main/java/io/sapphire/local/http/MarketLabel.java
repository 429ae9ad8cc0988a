package io.sapphire.local.http;

import java.time.Duration;
import java.util.ArrayList;

/**
 * A market, for people.
 *
 * @param origin where its data comes from
 * @param sidesDerived the aggressor of a trade is inferred, not recorded
 * @param bookDerived the book is inferred from trades, not recorded
 * @param shift added to the recorded times
 * @param trouble why a market that is followed shows nothing now, in one sentence; empty if it does
 * @param simulated orders go to the simulator
 */
public record MarketLabel(
        String symbol,
        String origin,
        boolean sidesDerived,
        boolean bookDerived,
        Duration shift,
        String trouble,
        boolean simulated) {

    @Override
    public String toString() {
        var notes = new ArrayList<String>();
        notes.add(simulated ? "SIMULATED venue" : "orders LEAVE for it");
        if (sidesDerived) {
            notes.add("trade sides derived");
        }
        if (bookDerived) {
            notes.add("book derived");
        }
        if (!shift.isZero()) {
            notes.add("recorded times shifted by " + days(shift));
        }
        return "%s: %s (%s)".formatted(symbol, origin, String.join(", ", notes));
    }

    private static String days(Duration shift) {
        var length = shift.abs();
        return "%s%d d %d h %d min %d s"
                .formatted(
                        shift.isNegative() ? "-" : "+",
                        length.toDays(),
                        length.toHoursPart(),
                        length.toMinutesPart(),
                        length.toSecondsPart());
    }
}
