package io.sapphire.agents.news;

import io.sapphire.agents.kit.Headline;
import io.sapphire.agents.kit.Headlines;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every headline once, by the time it could first be known, the oldest forgotten when they are many. Safe for use by
 * several threads.
 */
public final class NewsArchive implements Headlines {
    /** A source whose clock runs further ahead is taken by ours (methods.md 3.3). */
    private static final Duration TOLERATED_LEAD = Duration.ofSeconds(60);

    private static final Duration NEWS = Duration.ofHours(24);
    private static final int MOST = 20_000;

    private final int most;

    private final NavigableMap<Instant, List<Headline>> headlines = new TreeMap<>();
    private final Set<String> known = new HashSet<>();

    public NewsArchive() {
        this(MOST);
    }

    NewsArchive(int most) {
        this.most = most;
    }

    /** Adds what a feed shows; what it showed before stays as it was first seen. @param received by our clock */
    public synchronized void add(List<Headline> shown, Instant received) {
        for (var headline : shown) {
            boolean ahead = headline.seen().isAfter(received.plus(TOLERATED_LEAD));
            keep(headline, ahead ? received : headline.seen());
        }
    }

    /**
     * Adds what a feed shows that was read before: what it did not show then could not be known earlier than now, whatever
     * its date says. What is older than a day is no news, only an old page that moved.
     */
    public synchronized void addNews(List<Headline> shown, Instant received) {
        for (var headline : shown) {
            boolean old = headline.seen().isBefore(received.minus(NEWS));
            keep(headline, old ? headline.seen() : received);
        }
    }

    private void keep(Headline headline, Instant seen) {
        if (known.add(key(headline))) {
            headlines.merge(
                    seen, List.of(new Headline(headline.source(), headline.title(), seen)), NewsArchive::joined);
        }
        while (known.size() > most) {
            headlines.pollFirstEntry().getValue().forEach(forgotten -> known.remove(key(forgotten)));
        }
    }

    private static String key(Headline headline) {
        return headline.source() + "\n" + headline.title();
    }

    private static List<Headline> joined(List<Headline> before, List<Headline> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }

    @Override
    public synchronized List<Headline> between(Instant after, Instant until) {
        return after.isBefore(until)
                ? headlines.subMap(after, false, until, true).values().stream()
                        .flatMap(List::stream)
                        .toList()
                : List.of();
    }
}
