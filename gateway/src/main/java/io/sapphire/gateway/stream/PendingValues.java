package io.sapphire.gateway.stream;

import io.sapphire.gateway.projection.ValueKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Values that changed and are not told yet: none is told more often than its pace allows. For one thread at a time. */
final class PendingValues {
    private final Set<ValueKey> changed = new LinkedHashSet<>();
    private final Map<Object, Long> told = new HashMap<>();

    void add(Collection<ValueKey> values) {
        changed.addAll(values);
    }

    /** @param nanos monotonic time */
    void tell(long nanos, Consumer<ValueKey> teller) {
        changed.removeIf(key -> {
            boolean due = isDue(key, key.pace(), nanos);
            if (due) {
                teller.accept(key);
            }
            return due;
        });
    }

    /** Whether it may be told; if so, it is taken for told. */
    boolean isDue(Object key, Duration pace, long nanos) {
        var last = told.get(key);
        boolean due = last == null || nanos - last >= pace.toNanos();
        if (due) {
            told.put(key, nanos);
        }
        return due;
    }

    /** Another run begins. */
    void clear() {
        changed.clear();
        told.clear();
    }
}
