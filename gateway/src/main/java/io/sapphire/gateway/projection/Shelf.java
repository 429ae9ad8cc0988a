package io.sapphire.gateway.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The newest entries of a list by the sequence they began with; beyond the cap the oldest are forgotten. */
public final class Shelf<R> {
    private static final int MOST_LOOKED_AT = 2_000;

    private final TreeMap<Long, R> entries = new TreeMap<>();
    private final int cap;
    private final Consumer<R> forgotten;
    private long ever;

    /** An entry and the sequence that places it. */
    public record Placed<R>(long sequence, R row) {

        <T> Placed<T> map(Function<R, T> change) {
            return new Placed<>(sequence, change.apply(row));
        }
    }

    Shelf(int cap) {
        this(cap, _ -> {});
    }

    /** @param forgotten is given every entry that has to go */
    Shelf(int cap, Consumer<R> forgotten) {
        this.cap = cap;
        this.forgotten = forgotten;
    }

    /** Adds or replaces an entry. */
    void put(long sequence, R entry) {
        if (entries.put(sequence, entry) == null) {
            ever++;
        }
        if (entries.size() > cap) {
            forgotten.accept(entries.pollFirstEntry().getValue());
        }
    }

    Optional<R> find(long sequence) {
        return Optional.ofNullable(entries.get(sequence));
    }

    /**
     * What was found in one look.
     *
     * @param found newest first
     * @param goOn where to look on, as there is more: the next look begins before it
     */
    public record Look<T>(List<Placed<T>> found, OptionalLong goOn) {

        public List<T> rows() {
            return found.stream().map(Placed::row).toList();
        }
    }

    /** Entries before a sequence, newest first. */
    Look<R> before(long sequence, int limit, Predicate<? super R> wanted) {
        return before(sequence, limit, entry -> entry, wanted);
    }

    /**
     * Entries before a sequence as others see them, newest first. However rare what is wanted is, no more than 2,000 are
     * looked at: who looks holds up the run's events.
     */
    <T> Look<T> before(long sequence, int limit, Function<? super R, T> seen, Predicate<? super T> wanted) {
        var found = new ArrayList<Placed<T>>();
        int looked = 0;
        for (var entry : entries.headMap(sequence, false).descendingMap().entrySet()) {
            if (looked == MOST_LOOKED_AT) {
                return new Look<>(found, OptionalLong.of(entry.getKey() + 1));
            }
            looked++;
            var row = seen.apply(entry.getValue());
            if (!wanted.test(row)) {
                continue;
            }
            if (found.size() == limit) {
                return new Look<>(found, OptionalLong.of(found.getLast().sequence()));
            }
            found.add(new Placed<>(entry.getKey(), row));
        }
        return new Look<>(found, OptionalLong.empty());
    }

    /** Newest first. */
    List<R> newest(int limit, Predicate<? super R> wanted) {
        return entries.descendingMap().values().stream()
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    /** Entries that are kept. */
    int size() {
        return entries.size();
    }

    /** Entries ever put, forgotten ones included. */
    long ever() {
        return ever;
    }
}
