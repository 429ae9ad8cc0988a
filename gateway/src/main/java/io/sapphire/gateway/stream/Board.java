package io.sapphire.gateway.stream;

import io.sapphire.gateway.kept.KeptBoard;
import io.sapphire.gateway.view.Running.FactItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What there is to tell: the newest facts, and the latest of every value. Clients read from it at their own speed. Safe for
 * many threads.
 */
final class Board {
    /** Bytes of one. */
    private static final int CHUNK = 32 * 1024;

    private final FactRing facts;
    private final SequencedMap<Object, Latest> values = new LinkedHashMap<>();
    private Optional<String> run = Optional.empty();
    private long generation;
    private long sequence;
    private long version;
    private volatile long changes;

    /** A value that was told before this gateway was there. */
    private record Recalled(int number) {}

    private record Latest(Message message, long version) {}

    Board(FactRing facts) {
        this.facts = facts;
    }

    /** Another run begins: nothing of the one before is told any more. */
    synchronized void begin(String runId) {
        run = Optional.of(runId);
        generation++;
        sequence = 0;
        facts.clear();
        values.clear();
        changes++;
    }

    /** Goes on from what was told before. @return its facts, those that there is no room for left out */
    synchronized List<FactGroup> recall(KeptBoard kept) {
        begin(kept.run());
        facts.recall(
                kept.forgotten(), kept.facts().stream().map(Keepsakes::group).toList());
        for (int number = 0; number < kept.values().size(); number++) {
            put(new Recalled(number), Keepsakes.message(kept.values().get(number)));
        }
        sequence = kept.sequence();
        changes++;
        return facts.newest(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The same run is told anew; what happened up to a sequence is in its log only. */
    synchronized void restart(String runId, long at) {
        begin(runId);
        facts.recall(at, List.of());
        sequence = at;
        changes++;
    }

    /** Values are this gateway's own from now on. */
    synchronized void forgetRecalled() {
        values.keySet().removeIf(key -> key instanceof Recalled);
        changes++;
    }

    /**
     * What there is to tell, to be recalled by another gateway; nothing before the run's start.
     *
     * @param mostFacts and those no larger than so many bytes
     * @param wanted topics of the values
     */
    synchronized Optional<KeptBoard> kept(int mostFacts, long bytes, Predicate<String> wanted) {
        return run.map(id -> {
            var newest = facts.newest(mostFacts, bytes);
            long before = newest.isEmpty() ? sequence : newest.getFirst().sequence() - 1;
            boolean all = newest.size() == facts.countAfter(0);
            return new KeptBoard(
                    id,
                    all ? facts.forgotten() : before,
                    sequence,
                    newest.stream().map(Keepsakes::kept).toList(),
                    values.sequencedValues().stream()
                            .map(Latest::message)
                            .filter(message -> wanted.test(message.topic()))
                            .map(Keepsakes::kept)
                            .toList());
        });
    }

    synchronized void add(FactGroup group) {
        facts.add(group);
        sequence = group.sequence();
        changes++;
    }

    /** Every event up to a sequence has been taken in. */
    synchronized void advance(long to) {
        sequence = to;
        changes++;
    }

    /** @param key what it is a value of; the one before is forgotten */
    synchronized void put(Object key, Message message) {
        version++;
        values.remove(key);
        values.put(key, new Latest(message, version));
        changes++;
    }

    /** How often it has changed: while it has not, whoever asks again is told the same. */
    long changes() {
        return changes;
    }

    synchronized Optional<String> run() {
        return run;
    }

    synchronized long sequence() {
        return sequence;
    }

    /** Where somebody stands who wants only what comes, and every value once. */
    synchronized Cursor now() {
        return new Cursor(generation, sequence, 0);
    }

    synchronized boolean current(Cursor cursor) {
        return cursor.generation() == generation;
    }

    /** Whether nothing after a cursor has been forgotten. */
    synchronized boolean covers(Cursor cursor) {
        return facts.covers(cursor.sequence());
    }

    /** Whether a cursor can go on from here. */
    synchronized boolean goesOn(Cursor cursor) {
        return current(cursor) && covers(cursor);
    }

    /** How many facts a cursor is behind. */
    synchronized int behind(Cursor cursor) {
        return facts.countAfter(cursor.sequence());
    }

    /** Whether a cursor is at most so many facts behind, or of another run and so about to begin anew. */
    synchronized boolean near(Cursor cursor, int backlog) {
        return !current(cursor) || (covers(cursor) && behind(cursor) <= backlog);
    }

    /**
     * What comes after a cursor: facts first, and once there is none left, the values that changed.
     *
     * @return empty if it cannot go on from there
     */
    synchronized Optional<Chunk> after(Cursor cursor, Topics topics) {
        return goesOn(cursor) ? Optional.of(compose(cursor, topics)) : Optional.empty();
    }

    private Chunk compose(Cursor cursor, Topics topics) {
        var frames = new Frames();
        var next = facts.after(cursor.sequence(), CHUNK);
        next.forEach(group -> frames.add(group, topics, run.orElseThrow()));
        boolean more = !next.isEmpty() && facts.countAfter(next.getLast().sequence()) > 0;
        if (more) {
            var to = new Cursor(generation, next.getLast().sequence(), cursor.version());
            return new Chunk(to, frames.toBytes(), false);
        }
        changed(cursor.version(), topics).forEach(frames::add);
        var to = new Cursor(generation, Math.max(cursor.sequence(), sequence), version);
        return new Chunk(to, frames.toBytes(), true);
    }

    /** In the order of change. */
    private List<Message> changed(long since, Topics topics) {
        var changed = new ArrayList<Message>();
        for (var latest : values.sequencedValues().reversed()) {
            if (latest.version() <= since) {
                break;
            }
            if (topics.wants(latest.message().topic())) {
                changed.add(latest.message());
            }
        }
        return changed.reversed();
    }

    /** What happened before a sequence, newest first. @param kinds all if empty */
    synchronized List<FactItem> history(long before, int limit, Set<String> kinds) {
        return facts
                .before(
                        before,
                        limit,
                        group -> kinds.isEmpty() || kinds.contains(group.head().topic()))
                .stream()
                .map(Board::item)
                .toList();
    }

    private static FactItem item(FactGroup group) {
        return new FactItem(
                group.sequence(),
                group.head().topic(),
                group.eventTime(),
                group.recorded(),
                new String(group.head().json(), StandardCharsets.UTF_8));
    }
}
