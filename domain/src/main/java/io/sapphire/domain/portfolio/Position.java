package io.sapphire.domain.portfolio;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import java.util.Optional;

/**
 * What is held of one market.
 *
 * @param cost signed worth at which it was acquired: the exact state; an average price is only for display
 */
public record Position(Symbol symbol, SignedQuantity quantity, Money cost) {

    public static Position flat(Symbol symbol) {
        return new Position(symbol, SignedQuantity.ZERO, Money.ZERO);
    }

    /** Rounded half-even to 1e-8; nothing if flat. */
    public Optional<Price> averagePrice() {
        return quantity.isZero()
                ? Optional.empty()
                : Optional.of(new Price(Fixed.share(cost.e8(), Fixed.ONE, quantity.e8())));
    }
}
