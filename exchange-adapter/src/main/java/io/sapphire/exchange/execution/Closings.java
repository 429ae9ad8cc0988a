package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.execution.venue.VenueAccount;
import io.sapphire.exchange.execution.venue.VenueOrders;
import io.sapphire.exchange.execution.venue.VenuePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closes every position at market, by reduce-only orders of its own. */
final class Closings {
    private static final String OWN = "flat-";
    private static final Duration AUTHORITY = Duration.ofMinutes(1);

    private final VenueOrders venue;
    private final Dispatcher dispatcher;
    private final Desk desk;

    Closings(VenueOrders venue, Dispatcher dispatcher, Desk desk) {
        this.venue = venue;
        this.dispatcher = dispatcher;
        this.desk = desk;
    }

    /** @param refused the venue did not take it, or never had it */
    record Closing(VenuePosition held, Order order, boolean refused) {

        @Override
        public String toString() {
            return "%s of %s, order %s".formatted(order.quantity(), held, order.id());
        }
    }

    static boolean isOwn(OrderId id) {
        return id.value().startsWith(OWN);
    }

    /** Fails if the venue does not say what is held. */
    Flux<Closing> all() {
        return venue.account().flatMapIterable(VenueAccount::positions).concatMap(this::close);
    }

    /** In as many orders as the market's largest makes necessary, until one is refused. */
    private Flux<Closing> close(VenuePosition held) {
        return desk.run(() -> Mono.just(isClosing(held) ? List.<Quantity>of() : parts(held)))
                .flatMapIterable(parts -> parts)
                .concatMap(part -> desk.run(() -> send(held, part)))
                .takeUntil(Closing::refused);
    }

    private boolean isClosing(VenuePosition held) {
        return desk.blotter().open().stream()
                .map(OrderTrack::order)
                .filter(order -> isOwn(order.id()))
                .anyMatch(order -> order.symbol().equals(held.symbol()) && order.positionSide() == held.side());
    }

    private List<Quantity> parts(VenuePosition held) {
        var parts = new ArrayList<Quantity>();
        long left = held.quantity().magnitude().e8();
        long most = venue.mostAtMarket(held.symbol()).map(Quantity::e8).orElse(left);
        for (; left > most; left -= most) {
            parts.add(new Quantity(most));
        }
        parts.add(new Quantity(left));
        return parts;
    }

    private Mono<Closing> send(VenuePosition held, Quantity part) {
        var order = closing(held, part);
        var authority = new Approval(0, desk.blotter().epoch(), desk.venueTime().plus(AUTHORITY));
        return dispatcher.send(order, authority).map(_ -> new Closing(held, order, isRefused(order.id())));
    }

    private boolean isRefused(OrderId id) {
        var track = desk.blotter().track(id).orElseThrow();
        return track.isClosed() && !track.isAcknowledged();
    }

    private Order closing(VenuePosition held, Quantity part) {
        // The last report's number makes the id unique for as long as the journal lives: every answer is reported.
        var id = new OrderId(OWN + held.symbol() + "-" + desk.blotter().lastReport());
        var side = held.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        var terms = new Terms.Market();
        return new Order(id, held.symbol(), side, part, terms, true, Purpose.EXIT, held.side(), SelfTrade.AS_ACCOUNT);
    }
}
