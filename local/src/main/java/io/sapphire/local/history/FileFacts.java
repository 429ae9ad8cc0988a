package io.sapphire.local.history;

import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file of market data holds.
 *
 * @param from venue time of the first event, in ISO 8601; so is {@code to}
 * @param derived what was not recorded but follows by a convention, in words
 * @param silenceSeconds what counts as a silence: ten seconds, or two frames where they are longer
 */
record FileFacts(
        String symbol,
        String origin,
        String from,
        String to,
        long frameMillis,
        String tick,
        String step,
        String minNotional,
        String derived,
        long trades,
        long quotes,
        long bookChanges,
        long marks,
        long silenceSeconds,
        List<Silence> silences,
        String fingerprint) {
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    /** Nothing happened between these moments of venue time. */
    record Silence(String from, String to) {}

    static FileFacts of(Recording recording) {
        var least = recording.frameInterval().multipliedBy(2);
        var shortest = least.compareTo(SHORTEST) > 0 ? least : SHORTEST;
        var count = new Count(shortest);
        count.all(recording);
        var rules = recording.instrument();
        return new FileFacts(
                rules.symbol().value(),
                recording.origin(),
                recording.first().toString(),
                recording.last().toString(),
                recording.frameInterval().toMillis(),
                rules.tick().toString(),
                rules.step().toString(),
                rules.minNotional().toString(),
                derived(recording),
                count.trades,
                count.quotes,
                count.books,
                count.marks,
                shortest.toSeconds(),
                List.copyOf(count.silences),
                recording.fingerprint());
    }

    private static String derived(Recording recording) {
        if (recording.madeOfBars()) {
            return "all but the bars: trades within them, their sides, the book";
        }
        var sides = recording.sidesDerived() ? "sides of trades" : "";
        var book = recording.bookDerived() ? "the book" : "";
        return sides.isEmpty() && book.isEmpty()
                ? "nothing"
                : sides + (sides.isEmpty() || book.isEmpty() ? "" : ", ") + book;
    }

    /** Counts as it goes. */
    private static final class Count {
        private final Duration shortest;
        private final List<Silence> silences = new ArrayList<>();
        private Instant before = Instant.MAX;
        private long trades;
        private long quotes;
        private long books;
        private long marks;

        Count(Duration shortest) {
            this.shortest = shortest;
        }

        void all(Recording recording) {
            var tape = recording.play(Duration.ZERO);
            while (!tape.isOver()) {
                var event = tape.next();
                add(event);
                listen(event.eventTime());
            }
        }

        private void add(MarketEvent event) {
            switch (event) {
                case MarketEvent.Traded _ -> trades++;
                case MarketEvent.Quoted _ -> quotes++;
                case MarketEvent.BookChanged _ -> books++;
                case MarketEvent.Marked _ -> marks++;
            }
        }

        private void listen(Instant time) {
            if (!before.equals(Instant.MAX) && !time.isBefore(before.plus(shortest))) {
                silences.add(new Silence(before.toString(), time.toString()));
            }
            before = time;
        }
    }
}
