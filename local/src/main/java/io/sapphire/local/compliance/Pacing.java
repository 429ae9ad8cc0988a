package io.sapphire.local.compliance;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many messages left within a minute of venue time, each counted at once, whenever an entry left. */
final class Pacing implements Probe {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String name;
    private final String limit;
    private final boolean cancelsToo;
    private final DenialCode code;
    private final Deque<Instant> left = new ArrayDeque<>();
    private int most;
    private long denied;
    private String broken = "";

    /** @param cancelsToo cancels are counted as well as orders */
    Pacing(String name, String limit, boolean cancelsToo, DenialCode code) {
        this.name = name;
        this.limit = limit;
        this.cancelsToo = cancelsToo;
        this.code = code;
    }

    @Override
    public void see(Recorded recorded, Desk desk) {
        if (!(recorded.event() instanceof MeshEvent.OrderChanged(var fact, var _))) {
            return;
        }
        if (fact instanceof OrderEvent.Denied refused && refused.denial().code() == code) {
            denied++;
        }
        if (fact instanceof OrderEvent.Intended || cancelsToo && fact instanceof OrderEvent.CancelIntended) {
            left.addLast(fact.eventTime());
        }
        if (fact instanceof OrderEvent.Intended intended && intended.order().purpose() == Purpose.ENTRY) {
            count(recorded.sequence(), intended.eventTime(), desk);
        }
    }

    private void count(long sequence, Instant now, Desk desk) {
        while (!left.getFirst().isAfter(now.minus(MINUTE))) {
            left.removeFirst();
        }
        most = Math.max(most, left.size());
        if (desk.limit(limit).isPresent() && left.size() > desk.count(limit) && broken.isEmpty()) {
            broken =
                    "event %d: %d within a minute, allowed were %d".formatted(sequence, left.size(), desk.count(limit));
        }
    }

    @Override
    public Control conclude(Desk desk) {
        var rules = "RTS 6 Art. 15(1)(d), 15(2)";
        if (desk.limit(limit).isEmpty()) {
            return new Control(name, rules, Control.Verdict.MISSING, "no limit " + limit, "");
        }
        var configured = limit + " " + desk.count(limit);
        return broken.isEmpty()
                ? new Control(
                        name,
                        rules,
                        Control.Verdict.KEPT,
                        configured,
                        "at most %d within a minute of venue time; %d were refused as %d"
                                .formatted(most, denied, code.number()))
                : new Control(name, rules, Control.Verdict.BROKEN, configured, broken);
    }
}
