package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.LevelChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Rebuilds the venue's book from a snapshot and the updates around it, by the venue's own rules: updates are held back
 * until a snapshot comes, those before it are dropped, the first one after it must contain its id, and every later one
 * must follow its predecessor. After a gap nothing is shown until the next snapshot.
 *
 * @see <a href="https://github.com/asterdex/api-docs">How to manage a local order book correctly</a>
 */
final class RecordedBook {
    private final Book shown = new Book();
    private final List<RawFrame.Depth> held = new ArrayList<>();
    private State state = State.AWAITING_SNAPSHOT;
    private long lastId;

    private enum State {
        AWAITING_SNAPSHOT,
        AWAITING_FIRST_UPDATE,
        FOLLOWING
    }

    /** What is shown differently after this update. */
    List<LevelChange> apply(RawFrame.Depth update) {
        return switch (state) {
            case AWAITING_SNAPSHOT -> {
                held.add(update);
                yield List.of();
            }
            case AWAITING_FIRST_UPDATE -> first(update);
            case FOLLOWING -> update.previousId() == lastId ? follow(update) : gap(update);
        };
    }

    /** What is shown differently after this snapshot. */
    List<LevelChange> apply(RawFrame.Snapshot snapshot) {
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
        held.add(update);
        return cleared();
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
