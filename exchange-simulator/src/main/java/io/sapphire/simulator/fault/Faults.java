package io.sapphire.simulator.fault;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The faults that are set. Of several that would hit the same occasion only the one set first does. May be used from any
 * thread; what they do is the same if occasions come in the same order.
 */
public final class Faults {
    private static final int MOST = 1_000;
    private static final int REMEMBERED = 10_000;

    private final List<ArmedFault> armed = new ArrayList<>();
    private final Deque<Hit> hits = new ArrayDeque<>();
    private long lastId;

    /**
     * From now on.
     *
     * @param now venue time
     * @throws IllegalStateException if there are too many
     */
    public synchronized FaultView set(Fault fault, Instant now) {
        if (armed.size() == MOST) {
            throw new IllegalStateException("there are " + MOST + " faults already; clear some");
        }
        var added = new ArmedFault(++lastId, fault, now);
        armed.add(added);
        return added.view();
    }

    /** In the order they were set, also those that hit nothing more. */
    public synchronized List<FaultView> all() {
        return armed.stream().map(ArmedFault::view).toList();
    }

    /** What was hit lately, oldest first; clearing faults does not change it. */
    public synchronized List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** @return false if there is no such fault */
    public synchronized boolean clear(long id) {
        return armed.removeIf(fault -> fault.id() == id);
    }

    public synchronized void clear() {
        armed.clear();
    }

    /** Nothing can be hit. */
    public synchronized boolean isEmpty() {
        return armed.isEmpty();
    }

    public Optional<Strike<RequestEffect>> onRequest(Occasion request) {
        return strike(RequestEffect.class, request);
    }

    public Optional<Strike<MessageEffect>> onMessage(Occasion message) {
        return strike(MessageEffect.class, message);
    }

    private synchronized <E extends Effect> Optional<Strike<E>> strike(Class<E> kind, Occasion occasion) {
        var willing = armed.stream().filter(fault -> fault.wants(occasion)).toList();
        if (willing.isEmpty()) {
            return Optional.empty();
        }
        var first = willing.getFirst();
        first.hit();
        remember(new Hit(first.id(), occasion));
        return Optional.of(new Strike<>(first.id(), kind.cast(first.effect())));
    }

    private void remember(Hit hit) {
        if (hits.size() == REMEMBERED) {
            hits.removeFirst();
        }
        hits.add(hit);
    }
}
