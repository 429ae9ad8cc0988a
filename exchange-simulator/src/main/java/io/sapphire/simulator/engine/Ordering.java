package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.latency.Inbox;
import io.sapphire.simulator.latency.Request;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.VenueOrder;
import java.time.Instant;
import java.util.Optional;

/** Takes what clients ask for, answers at once, and sends it on its way to the matching engine. */
final class Ordering {
    /** Changes of one order: reference/aster-protocol.md, 2.3. */
    private static final int MOST_AMENDMENTS = 10_000;

    private final Orders orders;
    private final Admission admission;
    private final Inbox inbox;

    Ordering(Orders orders, Admission admission, Inbox inbox) {
        this.orders = orders;
        this.admission = admission;
        this.inbox = inbox;
    }

    Optional<Refusal> check(NewOrder order) {
        return admission.check(order);
    }

    Outcome submit(NewOrder order, Instant now) {
        return check(order).<Outcome>map(Outcome.Refused::new).orElseGet(() -> take(order, now));
    }

    boolean canCancel(Symbol symbol, OrderRef ref) {
        return open(symbol, ref).isPresent();
    }

    /** Answers with the order as it is now; the user facts tell what becomes of it. */
    Outcome cancel(Symbol symbol, OrderRef ref, Instant now) {
        var found = open(symbol, ref);
        if (found.isEmpty()) {
            return new Outcome.Refused(Refusal.CANCEL_REJECTED);
        }
        var order = found.orElseThrow();
        var arrives = inbox.arrival("cancel " + order.order().clientOrderId(), now);
        inbox.add(new Request.Cancel(order.orderId(), arrives));
        return new Outcome.Taken(order.view());
    }

    void cancelAll(Symbol symbol, Instant now) {
        inbox.add(new Request.CancelAll(symbol, inbox.arrival("cancel all " + symbol + " " + now, now)));
    }

    /** Nothing if the order would get another price and size. */
    Optional<Refusal> checkAmendment(Symbol symbol, OrderRef ref, long quantityE8, Price price) {
        var found = open(symbol, ref);
        if (found.isEmpty()) {
            return Optional.of(Refusal.NO_SUCH_ORDER);
        }
        var order = found.orElseThrow();
        if (!(order.order().terms() instanceof Terms.Limit)) {
            return Optional.of(Refusal.ONLY_LIMIT);
        }
        if (order.amendments() >= MOST_AMENDMENTS) {
            return Optional.of(Refusal.TOO_MANY_AMENDMENTS);
        }
        return admission.check(order, order.order().amended(quantityE8, price));
    }

    /** Answers with the order as it will be if nothing happens to it on the way. */
    Outcome amend(Symbol symbol, OrderRef ref, long quantityE8, Price price, Instant now) {
        var refusal = checkAmendment(symbol, ref, quantityE8, price);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.orElseThrow());
        }
        var order = open(symbol, ref).orElseThrow();
        var changed = order.order().amended(quantityE8, price);
        order.countAmendment();
        var key = "amend " + order.order().clientOrderId() + " " + order.amendments();
        inbox.add(new Request.Amend(order.orderId(), changed, inbox.arrival(key, now)));
        return new Outcome.Taken(order.view().with(changed));
    }

    private Optional<VenueOrder> open(Symbol symbol, OrderRef ref) {
        return orders.find(symbol, ref).filter(VenueOrder::isOpen);
    }

    private Outcome take(NewOrder order, Instant now) {
        var taken = orders.take(order, false, now);
        var arrives = inbox.arrival(order.clientOrderId().value(), now);
        inbox.add(new Request.Place(taken.orderId(), arrives));
        return new Outcome.Taken(taken.view());
    }
}
