package io.sapphire.gateway.projection;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The newest entries of a list by the sequence they began with; beyond the cap the oldest are forgotten. */
public final class Shelf<R> {
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

    /** Entries before a sequence, newest first. */
    List<Placed<R>> before(long sequence, int limit, Predicate<? super R> wanted) {
        return entries.headMap(sequence, false).descendingMap().entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .limit(limit)
                .map(entry -> new Placed<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Entries before a sequence as others see them, newest first. */
    <T> List<Placed<T>> before(long sequence, int limit, Function<? super R, T> seen, Predicate<? super T> wanted) {
        return entries.headMap(sequence, false).descendingMap().entrySet().stream()
                .map(entry -> new Placed<>(entry.getKey(), seen.apply(entry.getValue())))
                .filter(placed -> wanted.test(placed.row()))
                .limit(limit)
                .toList();
    }

    /** Newest first. */
    List<R> newest(int limit, Predicate<? super R> wanted) {
        return entries.descendingMap().values().stream()
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    /** Entries ever put, forgotten ones included. */
    long ever() {
        return ever;
    }
}
