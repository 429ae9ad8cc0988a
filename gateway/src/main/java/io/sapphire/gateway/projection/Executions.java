package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Fill;
import java.util.Optional;

/** What of one order traded so far, at what price and fee. For one thread at a time. */
final class Executions {
    private Money traded = Money.ZERO;
    private Money fee = Money.ZERO;
    private long filledE8;

    void add(Fill fill) {
        filledE8 = Math.addExact(filledE8, fill.quantity().e8());
        traded = traded.plus(fill.notional());
        fee = fee.plus(fill.fee());
    }

    /** Base-asset units, in 1e-8 units. */
    long filledE8() {
        return filledE8;
    }

    /** Quote-asset units. */
    Money traded() {
        return traded;
    }

    Money fee() {
        return fee;
    }

    Optional<Price> average() {
        return filledE8 == 0 ? Optional.empty() : Optional.of(new Price(Fixed.share(traded.e8(), Fixed.ONE, filledE8)));
    }

    /** Basis points by which it traded worse than expected. */
    Optional<Double> slippage(Side side, Price expected) {
        return average().map(average -> {
            long more = average.e8() - expected.e8();
            return Figures.bp(side == Side.BUY ? more : -more, expected.e8());
        });
    }
}
