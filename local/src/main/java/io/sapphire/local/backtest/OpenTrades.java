package io.sapphire.local.backtest;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.signal.Direction;
import io.sapphire.local.report.ClosedTrade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows fills from flat to flat, or to the other side. */
final class OpenTrades {
    private final Map<Symbol, Open> open = new HashMap<>();
    private final List<ClosedTrade> closed = new ArrayList<>();
    private Money realisedBefore = Money.ZERO;

    private record Open(Direction side, Instant from, Price opened, Money net) {}

    /**
     * Takes the next fill of the account.
     *
     * @param after position with the fill
     * @param realised by all fills so far, before fees
     */
    void fill(Fill fill, SignedQuantity after, Money realised, Instant at) {
        var gain = realised.minus(realisedBefore).minus(fill.fee());
        realisedBefore = realised;
        var running = open.get(fill.symbol());
        var fresh = new Open(Direction.of(after.signum()), at, fill.price(), Money.ZERO);
        if (running == null) {
            open.put(fill.symbol(), new Open(fresh.side(), at, fill.price(), gain));
            return;
        }
        var net = running.net().plus(gain);
        if (after.signum() == running.side().sign()) {
            open.put(fill.symbol(), new Open(running.side(), running.from(), running.opened(), net));
            return;
        }
        closed.add(new ClosedTrade(
                fill.symbol(), running.side(), running.from(), at, running.opened(), fill.price(), net));
        if (after.isZero()) {
            open.remove(fill.symbol());
        } else {
            open.put(fill.symbol(), fresh);
        }
    }

    List<ClosedTrade> closed() {
        return List.copyOf(closed);
    }
}
