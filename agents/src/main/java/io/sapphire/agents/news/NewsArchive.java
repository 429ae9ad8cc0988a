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

/** Every headline once, by the time it could first be known. Safe for use by several threads. */
public final class NewsArchive implements Headlines {
    /** A source whose clock runs further ahead is taken by ours (methods.md 3.3). */
    private static final Duration TOLERATED_LEAD = Duration.ofSeconds(60);

    private static final int MOST = 20_000;

    private final NavigableMap<Instant, List<Headline>> headlines = new TreeMap<>();
    private final Set<String> known = new HashSet<>();

    /** Adds what a feed shows; what it showed before stays as it was first seen. @param received by our clock */
    public synchronized void add(List<Headline> shown, Instant received) {
        for (var headline : shown) {
            if (known.size() < MOST && known.add(headline.source() + "\n" + headline.title())) {
                boolean ahead = headline.seen().isAfter(received.plus(TOLERATED_LEAD));
                var seen = ahead ? received : headline.seen();
                headlines.merge(
                        seen, List.of(new Headline(headline.source(), headline.title(), seen)), NewsArchive::joined);
            }
        }
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
