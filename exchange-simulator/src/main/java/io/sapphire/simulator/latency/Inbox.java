package io.sapphire.simulator.latency;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** Requests on their way, in the order they were taken: none overtakes another. */
public final class Inbox {
    private final Latency latency;
    private final Queue<Request> requests = new ArrayDeque<>();
    private Instant lastArrival = Instant.MIN;

    public Inbox(Latency latency) {
        this.latency = latency;
    }

    /** When a request that is taken now arrives. */
    public Instant arrival(String key, Instant now) {
        var own = now.plus(latency.of(key));
        return own.isBefore(lastArrival) ? lastArrival : own;
    }

    public void add(Request request) {
        requests.add(request);
        lastArrival = request.arrival();
    }

    /** {@link Instant#MAX} if nothing is on its way. */
    public Instant nextTime() {
        var next = requests.peek();
        return next == null ? Instant.MAX : next.arrival();
    }

    public Request next() {
        return requests.remove();
    }
}
