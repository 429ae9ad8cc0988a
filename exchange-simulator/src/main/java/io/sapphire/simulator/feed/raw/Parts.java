package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.LevelChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A change of a book cut into parts. Many changes are first reduced to what they come to, removals go first, and every
 * part brings both sides: no part leaves a crossed book behind, nor a one-sided one if it can be helped.
 */
public final class Parts {

    private Parts() {}

    public static List<List<LevelChange>> of(List<LevelChange> changes, int most) {
        var ordered = changes.size() > most ? ordered(net(changes)) : changes;
        var parts = new ArrayList<List<LevelChange>>();
        for (int from = 0; from < ordered.size(); from += most) {
            parts.add(ordered.subList(from, Math.min(ordered.size(), from + most)));
        }
        return parts;
    }

    /** The last change of every level. */
    private static Collection<LevelChange> net(List<LevelChange> changes) {
        record Level(Side side, Price price) {}
        Map<Level, LevelChange> net = new LinkedHashMap<>();
        changes.forEach(change -> net.put(new Level(change.side(), change.price()), change));
        return net.values();
    }

    private static List<LevelChange> ordered(Collection<LevelChange> changes) {
        var ordered = new ArrayList<LevelChange>(changes.size());
        Queue<LevelChange> bids = new ArrayDeque<>();
        Queue<LevelChange> asks = new ArrayDeque<>();
        for (var change : changes) {
            var sorted = change.quantityE8() == 0 ? ordered : change.side() == Side.BUY ? bids : asks;
            sorted.add(change);
        }
        while (!bids.isEmpty() || !asks.isEmpty()) {
            move(bids, ordered);
            move(asks, ordered);
        }
        return ordered;
    }

    private static void move(Queue<LevelChange> from, List<LevelChange> to) {
        if (!from.isEmpty()) {
            to.add(from.remove());
        }
    }
}
