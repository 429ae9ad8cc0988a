package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.LevelChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Rebuilds the venue's book from a snapshot and the updates around it, by the venue's own rules: updates are held back
 * until a snapshot comes, those before it are dropped, the first one after it must contain its id, and every later one
 * must follow its predecessor. After a gap nothing is shown until the next snapshot.
 *
 * @see <a href="https://github.com/asterdex/api-docs">How to manage a local order book correctly</a>
 */
public final class RecordedBook {
    /** What a snapshot may take to come; one that is older than all of these leaves a gap, and another is asked for. */
    private static final int MOST_HELD = 1_000;

    private final Book shown = new Book();
    private final Deque<RawFrame.Depth> held = new ArrayDeque<>();
    private State state = State.AWAITING_SNAPSHOT;
    private long lastId;

    private enum State {
        AWAITING_SNAPSHOT,
        AWAITING_FIRST_UPDATE,
        FOLLOWING
    }

    /** What is shown differently after this update. */
    public List<LevelChange> apply(RawFrame.Depth update) {
        return switch (state) {
            case AWAITING_SNAPSHOT -> {
                hold(update);
                yield List.of();
            }
            case AWAITING_FIRST_UPDATE -> first(update);
            case FOLLOWING -> update.previousId() == lastId ? follow(update) : gap(update);
        };
    }

    /** What is shown differently after this snapshot. */
    public List<LevelChange> apply(RawFrame.Snapshot snapshot) {
        if (state == State.FOLLOWING && snapshot.lastId() <= lastId) {
            return List.of();
        }
        var changes = new ArrayList<>(cleared());
        changes.addAll(shown(snapshot.levels()));
        lastId = snapshot.lastId();
        state = State.AWAITING_FIRST_UPDATE;
        var replayed = List.copyOf(held);
        held.clear();
        for (var update : replayed) {
            changes.addAll(apply(update));
        }
        return changes;
    }

    /** Nothing is known of the market any more. What is shown differently from now on. */
    public List<LevelChange> lose() {
        state = State.AWAITING_SNAPSHOT;
        held.clear();
        return cleared();
    }

    /** Nothing will be shown until a snapshot comes. */
    public boolean needsSnapshot() {
        return state == State.AWAITING_SNAPSHOT;
    }

    Book book() {
        return shown;
    }

    private List<LevelChange> first(RawFrame.Depth update) {
        if (update.lastId() < lastId) {
            return List.of();
        }
        boolean fits = update.firstId() <= lastId || update.previousId() == lastId;
        return fits ? follow(update) : gap(update);
    }

    private List<LevelChange> follow(RawFrame.Depth update) {
        state = State.FOLLOWING;
        lastId = update.lastId();
        return shown(update.changes());
    }

    private List<LevelChange> gap(RawFrame.Depth update) {
        state = State.AWAITING_SNAPSHOT;
        hold(update);
        return cleared();
    }

    private void hold(RawFrame.Depth update) {
        held.addLast(update);
        if (held.size() > MOST_HELD) {
            held.removeFirst();
        }
    }

    private List<LevelChange> shown(List<LevelChange> changes) {
        changes.forEach(shown::apply);
        return changes;
    }

    private List<LevelChange> cleared() {
        var removals = new ArrayList<LevelChange>();
        for (var side : Side.values()) {
            shown.levels(side).keySet().forEach(price -> removals.add(new LevelChange(side, price, 0)));
        }
        return shown(removals);
    }
}
