package io.sapphire.local.aster;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import io.sapphire.exchange.aster.AsterOrders;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.VenueOrder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/**
 * Cancels what could add to a position, closes every position, and cancels the stops only when their positions are gone.
 * What the venue refuses or leaves unanswered stops nothing else: it is said, and counted in what is left.
 */
final class Evacuation {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int LOOKS = 40;

    private final VenueLine line;
    private final AsterOrders venue;
    private final PrintStream out;

    Evacuation(VenueLine line, PrintStream out) {
        this.line = line;
        this.venue = line.orders();
        this.out = out;
    }

    /** @return whether nothing is left */
    boolean run() {
        orders().stream().filter(order -> order.purpose() == Purpose.ENTRY).forEach(this::cancel);
        positions().forEach(this::close);
        await(() -> positions().isEmpty());
        var held = positions().stream().map(Holding::symbol).toList();
        orders().stream().filter(order -> !held.contains(order.symbol())).forEach(this::cancel);
        await(() -> orders().isEmpty());
        return tell(positions(), orders());
    }

    private void cancel(Order order) {
        out.println("cancel   %s %s: %s"
                .formatted(order.symbol(), order.id(), word(line.ask(venue.cancel(order.symbol(), order.id())))));
    }

    private void close(Holding held) {
        var quantity = held.quantity();
        var side = quantity.signum() > 0 ? Side.SELL : Side.BUY;
        var id = new OrderId("panic-" + line.clock().millis() + "-" + held.symbol());
        var order = new Order(id, held.symbol(), side, quantity.magnitude(), new Terms.Market(), true, Purpose.EXIT);
        out.println(
                "close    %s %s %s: %s".formatted(held.symbol(), side, quantity, word(line.ask(venue.submit(order)))));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken _ -> "taken";
            case Outcome.Refused refused -> "refused, %d %s".formatted(refused.code(), refused.reason());
            case Outcome.Unknown unknown -> "no answer, it may have happened: " + unknown.cause();
            case Outcome.NotSent notSent -> "not sent: " + notSent.cause();
        };
    }

    /** The venue takes a moment; what is not so after ten seconds is told as it is. */
    private void await(BooleanSupplier done) {
        for (int look = 0; look < LOOKS && !done.getAsBoolean(); look++) {
            var _ = line.ask(Mono.delay(LOOK_AGAIN));
        }
    }

    private boolean tell(List<Holding> positions, List<Order> orders) {
        positions.forEach(held -> out.println("left     %s position %s".formatted(held.symbol(), held.quantity())));
        orders.forEach(order -> out.println("left     %s order %s".formatted(order.symbol(), order.id())));
        boolean nothing = positions.isEmpty() && orders.isEmpty();
        out.println(nothing ? "Nothing is left: no order, no position." : "Not everything is gone; see above.");
        return nothing;
    }

    private List<Order> orders() {
        return line.ask(venue.openOrders()).stream().map(VenueOrder::order).toList();
    }

    private List<Holding> positions() {
        return line.ask(venue.account()).holdings();
    }
}
