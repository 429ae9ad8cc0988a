package io.sapphire.gateway.skill;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Fill;
import java.util.Optional;

/**
 * What one market brought, by the house's identity: less signed notional and fees, funding, and the position at its mark.
 * For one thread at a time.
 */
final class Stake {
    private SignedQuantity position = SignedQuantity.ZERO;
    private Money cash = Money.ZERO;
    private Money settled = Money.ZERO;
    private Optional<Price> mark = Optional.empty();
    private Backers backers = Backers.NOBODY;

    void mark(Price price) {
        mark = Optional.of(price);
    }

    /** Before the first mark the price paid is the mark. */
    void book(Fill fill) {
        position = position.plus(SignedQuantity.of(fill.side(), fill.quantity()));
        var worth = fill.side() == Side.BUY ? fill.notional() : fill.notional().negate();
        cash = cash.minus(worth).minus(fill.fee());
        mark = mark.or(() -> Optional.of(fill.price()));
    }

    /** @param funding negative is paid */
    void receive(Money funding) {
        cash = cash.plus(funding);
    }

    Money net() {
        return mark.map(price -> cash.plus(position.times(price))).orElse(cash);
    }

    /** What it made since it was settled last. */
    Money due() {
        return net().minus(settled);
    }

    void settle() {
        settled = net();
    }

    boolean isFlat() {
        return position.isZero();
    }

    Backers backers() {
        return backers;
    }

    void backedBy(Backers now) {
        backers = now;
    }
}
