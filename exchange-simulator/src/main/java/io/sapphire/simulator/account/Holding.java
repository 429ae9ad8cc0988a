package io.sapphire.simulator.account;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;

/**
 * What is held of one market. Cost is the exact state; the entry price is only for display.
 *
 * @param cost signed worth at which it was acquired
 */
public record Holding(SignedQuantity quantity, Money cost) {
    public static final Holding FLAT = new Holding(SignedQuantity.ZERO, Money.ZERO);

    /** What a trade makes of a holding, and the profit it realises. */
    public record Settlement(Holding holding, Money realised) {}

    /**
     * Trading into a position adds to its cost. Trading out of it releases cost in proportion, rounded half-even, and
     * realises the difference to the proceeds. Trading through zero does both: all cost is released, and the remainder
     * is acquired at the trade's price.
     */
    public Settlement after(SignedQuantity traded, Price price) {
        var paid = traded.times(price);
        var left = quantity.plus(traded);
        if (quantity.signum() * traded.signum() >= 0) {
            return new Settlement(new Holding(left, cost.plus(paid)), Money.ZERO);
        }
        boolean through = left.signum() == traded.signum();
        var remaining = through ? left.times(price) : cost.minus(released(traded));
        return new Settlement(
                new Holding(left, remaining), remaining.minus(cost).minus(paid));
    }

    /** Rounded half-even to 1e-8; zero if flat. */
    public Money entryPrice() {
        return quantity.isZero() ? Money.ZERO : new Money(Fixed.share(cost.e8(), Fixed.ONE, quantity.e8()));
    }

    public Money unrealised(Price mark) {
        return quantity.times(mark).minus(cost);
    }

    private Money released(SignedQuantity traded) {
        return new Money(Fixed.share(cost.e8(), Math.abs(traded.e8()), Math.abs(quantity.e8())));
    }
}
