package io.sapphire.analytics.fold;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Fill;
import java.util.Optional;

/**
 * What is held of one market, by the house's rules: signed cost is the state, closing releases it in proportion, half-even,
 * and what is left over stays in the position.
 *
 * @param realised what closing brought so far, before fees and funding
 */
record Holding(SignedQuantity quantity, Money cost, Money realised) {
    static final Holding NONE = new Holding(SignedQuantity.ZERO, Money.ZERO, Money.ZERO);

    /** Signed worth of an execution: what is bought costs. */
    static Money worth(Fill fill) {
        return switch (fill.side()) {
            case BUY -> fill.notional();
            case SELL -> fill.notional().negate();
        };
    }

    Holding after(Fill fill) {
        var traded = SignedQuantity.of(fill.side(), fill.quantity());
        var worth = worth(fill);
        var left = quantity.plus(traded);
        var kept = costAfter(traded, worth, left);
        // What went in and is not in the cost any more came out again.
        var brought = kept.minus(cost).minus(worth);
        return new Holding(left, kept, realised.plus(brought));
    }

    private Money costAfter(SignedQuantity traded, Money worth, SignedQuantity left) {
        boolean adds = quantity.signum() * traded.signum() >= 0;
        if (adds) {
            return cost.plus(worth);
        }
        boolean turns = left.signum() == traded.signum();
        return turns
                ? new Money(Fixed.share(worth.e8(), left.e8(), traded.e8()))
                : cost.minus(new Money(Fixed.share(cost.e8(), -traded.e8(), quantity.e8())));
    }

    /** At a price; what it cost before there is one. */
    Money worth(Optional<Price> mark) {
        return mark.map(quantity::times).orElse(cost);
    }

    /** Rounded half-even to 1e-8, in 1e-8 units; nothing if flat. */
    Optional<Long> averagePrice() {
        return quantity.isZero() ? Optional.empty() : Optional.of(Fixed.share(cost.e8(), Fixed.ONE, quantity.e8()));
    }
}
