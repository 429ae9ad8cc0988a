package io.sapphire.bench.crowd;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run in which orders leave and expire, one fact each time: what is told of it is one message, which names the order. */
final class OrderTalk {
    /** Stands in every message once, in its id, and nowhere else: whoever hears it has heard a message. */
    static final byte MARK = '~';

    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    /** All numbers have as many digits: so have all messages of a kind. */
    private static final int FIRST = 1_000_000;

    private int told;

    static List<MeshEvent> begun() {
        var instrument =
                new Instrument(BTC, Price.of("0.1"), Quantity.of("0.001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
        var listing = new Listing(instrument, Duration.ofSeconds(10), "nobody", true, true, true, Duration.ZERO);
        return List.of(
                new MeshEvent.RunStarted("bench~1", "bench", 1, "demo", List.of(), List.of(listing), START),
                new MeshEvent.LeaderChanged(1),
                new MeshEvent.TimeAdvanced(START, 1));
    }

    MeshEvent next() {
        var fact = told % 2 == 0
                ? intended(order(told))
                : new OrderEvent.Expired(order(told - 1).id(), "IOC", START);
        told++;
        return new MeshEvent.OrderChanged(fact, told);
    }

    private static OrderEvent intended(Order order) {
        return new OrderEvent.Intended(
                order,
                0,
                new Approval(1, 1, START.plusSeconds(30)),
                Price.of("60000"),
                Money.of("0.3"),
                Manner.NONE,
                START);
    }

    private static Order order(int number) {
        return new Order(
                new OrderId("bench-1-" + (FIRST + number)),
                BTC,
                Side.BUY,
                Quantity.of("0.01"),
                new Terms.Limit(Price.of("60000"), TimeInForce.IOC),
                false,
                Purpose.ENTRY);
    }
}
