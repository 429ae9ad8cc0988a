package io.sapphire.local.compliance;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.util.HashSet;
import java.util.Set;

/** That every order was written down with its approval before it left, once, in a market that is allowed. Answers for several controls. */
final class OrderTrail {
    private final Set<OrderId> seen = new HashSet<>();
    private final Set<OrderId> external = new HashSet<>();
    private long duplicates;
    private String twice = "";
    private String unlisted = "";
    private String unapproved = "";
    private String unannounced = "";

    void see(Recorded recorded, Desk desk) {
        if (!(recorded.event() instanceof MeshEvent.OrderChanged(var fact, var _))) {
            return;
        }
        long sequence = recorded.sequence();
        switch (fact) {
            case OrderEvent.Intended intended -> intended(sequence, intended, desk);
            case OrderEvent.Denied refused -> duplicates += refused.denial().code() == DenialCode.DUPLICATE ? 1 : 0;
            case OrderEvent.External stranger -> external.add(stranger.orderId());
            case OrderEvent.CancelIntended _ -> {}
            case OrderEvent.Reported reported -> reported(sequence, reported.orderId());
        }
    }

    private void intended(long sequence, OrderEvent.Intended intended, Desk desk) {
        var approval = intended.approval();
        if (!seen.add(intended.orderId()) && twice.isEmpty()) {
            twice = "event %d: order %s was sent before".formatted(sequence, intended.orderId());
        }
        if (!desk.lists(intended.order().symbol()) && unlisted.isEmpty()) {
            unlisted = "event %d: %s is not listed"
                    .formatted(sequence, intended.order().symbol());
        }
        boolean current = approval.limitsVersion() == desk.version() && approval.epoch() == desk.epoch();
        if (!current && unapproved.isEmpty()) {
            unapproved = "event %d: approved under limits %d and epoch %d, held were %d and %d"
                    .formatted(sequence, approval.limitsVersion(), approval.epoch(), desk.version(), desk.epoch());
        }
    }

    private void reported(long sequence, OrderId order) {
        if (!seen.contains(order) && !external.contains(order) && unannounced.isEmpty()) {
            unannounced = "event %d: the venue told of order %s before it was written down".formatted(sequence, order);
        }
    }

    Control duplicative() {
        return control(
                "Duplicative orders",
                "15c3-5(c)(1)(ii)",
                "every order has an id of its own; an equal one that is open is refused",
                twice,
                "%d orders, no id twice; %d were refused as %d"
                        .formatted(seen.size(), duplicates, DenialCode.DUPLICATE.number()));
    }

    Control restricted(Desk desk) {
        var markets = desk.run().stream()
                .flatMap(run -> run.listings().stream())
                .map(listing -> listing.instrument().symbol().value())
                .sorted()
                .toList();
        return control(
                "Permitted instruments",
                "15c3-5(c)(2)(ii); RTS 6 Art. 15(5)",
                "markets " + String.join(", ", markets),
                unlisted,
                "all of %d orders were in them".formatted(seen.size()));
    }

    Control exclusive() {
        return control(
                "Direct and exclusive control",
                "15c3-5(d)",
                "an order leaves only with an approval under the limits and the leadership that hold",
                unapproved,
                "%d approvals, each current when its order left".formatted(seen.size()));
    }

    Control recordedFirst() {
        return control(
                "Written down before it leaves",
                "RTS 6 Art. 15(2), 28; 15c3-5(c)(2)(iv)",
                "intents are on the disk before the venue is called",
                unannounced,
                "every report of the venue follows its intent; orders of others on the account: " + external.size());
    }

    private static Control control(String name, String rules, String configured, String broken, String evidence) {
        return broken.isEmpty()
                ? new Control(name, rules, Control.Verdict.KEPT, configured, evidence)
                : new Control(name, rules, Control.Verdict.BROKEN, configured, broken);
    }
}
