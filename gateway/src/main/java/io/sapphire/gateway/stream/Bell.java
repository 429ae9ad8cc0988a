package io.sapphire.gateway.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Tells the clients of one thread, on that thread, that something is new: what they are told then is written where it was
 * put together. Rings that come faster than they can be told become one.
 */
final class Bell {
    private final Executor thread;
    private final Board board;
    private final AtomicBoolean ringing = new AtomicBoolean();
    private final Map<Topics, Audience> audiences = new ConcurrentHashMap<>();

    Bell(Executor thread, Board board) {
        this.thread = thread;
        this.board = board;
    }

    Executor thread() {
        return thread;
    }

    void ring() {
        if (ringing.compareAndSet(false, true)) {
            thread.execute(this::tell);
        }
    }

    private void tell() {
        ringing.set(false);
        audiences.values().forEach(Audience::ring);
    }

    /** @return a client that hears every ring from now on */
    synchronized Telling join(Topics topics, Function<Audience, Telling> joining) {
        var audience = audiences.computeIfAbsent(topics, own -> new Audience(this, board, own));
        var client = joining.apply(audience);
        audience.add(client);
        return client;
    }

    /** Nothing is kept for an audience of none. */
    synchronized void left(Audience audience) {
        if (audience.isEmpty()) {
            audiences.remove(audience.topics(), audience);
        }
    }

    int clients() {
        return audiences.values().stream().mapToInt(Audience::size).sum();
    }
}
