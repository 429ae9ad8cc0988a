package io.sapphire.local.aster;

import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.aster.AsterOrders;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenuePosition;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/**
 * Cancels what could add to a position, closes every position, and cancels the stops only when their positions are gone.
 * What the venue refuses or leaves unanswered stops nothing else: it is said, and counted in what is left.
 */
final class Evacuation {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int LOOKS = 40;

    /** A thin book may leave something of a market order. */
    private static final int PASSES = 3;

    private static final int MOST_ORDERS = 20;

    private final VenueLine line;
    private final AsterOrders venue;
    private final Holdings holdings;
    private final PrintStream out;
    private final Set<String> unread = new TreeSet<>();
    private int closes;

    Evacuation(VenueLine line, PrintStream out) {
        this.line = line;
        this.venue = line.orders();
        this.holdings = new Holdings(line, this::tellUnread);
        this.out = out;
    }

    /** @return whether nothing is left */
    boolean run() {
        learnLargest();
        cancelEntries();
        for (int pass = 0; pass < PASSES && !positions().isEmpty(); pass++) {
            positions().forEach(this::close);
            await(() -> positions().isEmpty());
        }
        var held = positions().stream().map(VenuePosition::symbol).toList();
        orders().stream().filter(order -> !held.contains(order.symbol())).forEach(this::cancel);
        await(() -> orders().isEmpty());
        return tell(positions(), orders());
    }

    /** Whether or not the venue tells its orders, what is held has to go. */
    private void cancelEntries() {
        try {
            orders().stream().filter(order -> order.purpose() == Purpose.ENTRY).forEach(this::cancel);
        } catch (RuntimeException silent) {
            out.println("The venue does not tell its open orders (%s): positions are closed first."
                    .formatted(silent.getMessage()));
        }
    }

    /** What cannot be read from here cannot be closed or cancelled from here. */
    private void tellUnread(String what) {
        if (unread.add(what)) {
            out.println("unread   " + what);
        }
    }

    private void cancel(Order order) {
        out.println("cancel   %s %s: %s"
                .formatted(order.symbol(), order.id(), word(line.ask(venue.cancel(order.symbol(), order.id())))));
    }

    /** In as many orders as the market's largest makes necessary. */
    private void close(VenuePosition held) {
        long left = held.quantity().magnitude().e8();
        long most = venue.mostAtMarket(held.symbol()).map(Quantity::e8).orElse(left);
        for (int order = 0; left > 0 && order < MOST_ORDERS; order++) {
            close(held, new Quantity(Math.min(left, most)));
            left -= most;
        }
    }

    private void close(VenuePosition held, Quantity quantity) {
        closes++;
        var side = held.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        var id = new OrderId("panic-" + line.clock().millis() + "-" + closes);
        var order = new Order(
                id,
                held.symbol(),
                side,
                quantity,
                new Terms.Market(),
                true,
                Purpose.EXIT,
                held.side(),
                SelfTrade.AS_ACCOUNT);
        out.println("close    %s %s %s: %s".formatted(held, side, quantity, word(line.ask(venue.submit(order)))));
    }

    /** A market whose bound is not known is closed in one order. */
    private void learnLargest() {
        try {
            var _ = line.insist(line.readRules().thenReturn(true));
        } catch (RuntimeException silent) {
            out.println("The venue does not tell its largest orders (%s): positions are closed in one order each."
                    .formatted(silent.getMessage()));
        }
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

    private boolean tell(List<VenuePosition> positions, List<Order> orders) {
        positions.forEach(held -> out.println("left     %s position %s".formatted(held, held.quantity())));
        orders.forEach(order -> out.println("left     %s order %s".formatted(order.symbol(), order.id())));
        boolean nothing = positions.isEmpty() && orders.isEmpty() && unread.isEmpty();
        out.println(nothing ? "Nothing is left: no order, no position." : "Not everything is gone; see above.");
        return nothing;
    }

    private List<Order> orders() {
        return holdings.orders().stream().map(VenueOrder::order).toList();
    }

    private List<VenuePosition> positions() {
        return holdings.positions();
    }
}
