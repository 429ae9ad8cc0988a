package io.sapphire.gateway.stream;

import io.sapphire.gateway.kept.KeptBoard;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A board from the cache, shown until the log has told the same: every fact of it is compared with what the log makes of
 * it. For one thread at a time.
 */
final class Recall {
    /** Nothing was recalled, or the log has told all of it. */
    static final Recall NONE = new Recall(0, List.of());

    private final long sequence;
    private final Deque<FactGroup> unconfirmed;
    private final long first;

    private Recall(long sequence, List<FactGroup> facts) {
        this.sequence = sequence;
        this.unconfirmed = new ArrayDeque<>(facts);
        this.first = facts.isEmpty() ? sequence + 1 : facts.getFirst().sequence();
    }

    /** @param facts as the board shows them now */
    static Recall of(KeptBoard kept, List<FactGroup> facts) {
        return new Recall(kept.sequence(), facts);
    }

    /** Whether a sequence is part of what was recalled. */
    boolean holds(long event) {
        return event <= sequence;
    }

    /** Whether the board shows what the log tells. */
    boolean agrees(FactGroup told) {
        if (told.sequence() < first) {
            return true;
        }
        var shown = unconfirmed.poll();
        return shown != null && same(shown, told);
    }

    /** Whether the log has told every fact that the board shows. */
    boolean isConfirmed() {
        return unconfirmed.isEmpty();
    }

    private static boolean same(FactGroup shown, FactGroup told) {
        return shown.sequence() == told.sequence()
                && shown.recorded().equals(told.recorded())
                && shown.messages().size() == told.messages().size()
                && sameMessages(shown.messages(), told.messages());
    }

    private static boolean sameMessages(List<Message> shown, List<Message> told) {
        for (int index = 0; index < shown.size(); index++) {
            if (!shown.get(index).topic().equals(told.get(index).topic())
                    || !Arrays.equals(shown.get(index).json(), told.get(index).json())) {
                return false;
            }
        }
        return true;
    }
}
