package io.sapphire.simulator.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Every request lately received, also those that were refused or never answered. */
public final class RequestLog {
    private static final int REMEMBERED = 10_000;

    private final SequencedMap<Long, Received> requests = new LinkedHashMap<>();
    private long last;

    /** Oldest first. @param from the first number wanted */
    public List<Received> from(long from, int limit) {
        return requests.values().stream()
                .filter(request -> request.number() >= from)
                .limit(limit)
                .toList();
    }

    /** The number of the latest; how many there have been. */
    public long last() {
        return last;
    }

    /** @return its number */
    long next() {
        return ++last;
    }

    void add(long number, Call call, Instant at, long fault) {
        if (requests.size() == REMEMBERED) {
            var _ = requests.pollFirstEntry();
        }
        var received = new Received(number, call.method(), call.path(), call.shown(), at, 0, 0, fault);
        var _ = requests.put(number, received);
    }

    void answered(long number, Answer answer) {
        var _ = requests.computeIfPresent(number, (_, received) -> received.answered(answer.status(), answer.code()));
    }
}
