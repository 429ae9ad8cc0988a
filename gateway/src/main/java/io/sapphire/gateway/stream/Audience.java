package io.sapphire.gateway.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/**
 * Clients of one thread that want the same: those that are level with each other share one array of bytes, and the board is
 * asked once for them. Safe for many threads.
 */
final class Audience {
    private final Bell bell;
    private final Board board;
    private final Topics topics;
    private final List<Telling> clients = new CopyOnWriteArrayList<>();
    private volatile Optional<Shared> latest = Optional.empty();

    /** @param changes of the board, at most, when it was put together */
    private record Shared(Cursor from, long changes, Chunk chunk) {}

    Audience(Bell bell, Board board, Topics topics) {
        this.bell = bell;
        this.board = board;
        this.topics = topics;
    }

    Topics topics() {
        return topics;
    }

    /** On which they are told. */
    Executor thread() {
        return bell.thread();
    }

    void add(Telling client) {
        clients.add(client);
    }

    /** Does nothing for one that has left. */
    void leave(Telling client) {
        if (clients.remove(client)) {
            bell.left(this);
        }
    }

    boolean isEmpty() {
        return clients.isEmpty();
    }

    int size() {
        return clients.size();
    }

    void ring() {
        clients.forEach(Telling::ring);
    }

    /** What comes after a cursor; empty if the board cannot go on from there. */
    Optional<Chunk> after(Cursor cursor) {
        long changes = board.changes();
        var shared = latest;
        if (shared.isPresent() && holds(shared.get(), cursor, changes)) {
            return shared.map(Shared::chunk);
        }
        var chunk = board.after(cursor, topics);
        latest = chunk.map(next -> new Shared(cursor, changes, next));
        return chunk;
    }

    /** What is full never changes; what holds the latest of everything does with every change. */
    private boolean holds(Shared shared, Cursor cursor, long changes) {
        return shared.from().equals(cursor)
                && (shared.changes() == changes || (!shared.chunk().caughtUp() && board.goesOn(cursor)));
    }
}
