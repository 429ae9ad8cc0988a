package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.Position;
import java.time.Instant;
import java.util.Optional;

/** One market's position and what it brought so far. For one thread at a time. */
final class Holding {
    private Position position;
    private Money realised = Money.ZERO;
    private Optional<Instant> opened = Optional.empty();
    private Optional<Instant> unprotectedSince = Optional.empty();
    private Optional<String> decision = Optional.empty();
    private long sequence;

    Holding(Symbol symbol) {
        this.position = Position.flat(symbol);
    }

    /** Books one execution. @return what closing realised, before fees; zero if it only added */
    Money book(Fill fill, Instant time) {
        var before = position;
        var bought = SignedQuantity.of(fill.side(), fill.quantity());
        var worth = bought.signum() > 0 ? fill.notional() : fill.notional().negate();
        position = after(before, bought, worth);
        // What went in and is not in the position's cost any more was realised.
        var profit = position.cost().minus(before.cost()).minus(worth);
        realised = realised.plus(profit);
        if (before.quantity().signum() != position.quantity().signum()) {
            opened = position.quantity().isZero() ? Optional.empty() : Optional.of(time);
        }
        return profit;
    }

    private static Position after(Position before, SignedQuantity bought, Money worth) {
        var quantity = before.quantity().plus(bought);
        if (before.quantity().signum() * bought.signum() >= 0) {
            return new Position(before.symbol(), quantity, before.cost().plus(worth));
        }
        return new Position(before.symbol(), quantity, costLeft(before, quantity, bought, worth));
    }

    /** Releases cost in proportion, half-even; a position that turned costs its share of the worth. */
    private static Money costLeft(Position before, SignedQuantity quantity, SignedQuantity bought, Money worth) {
        boolean turned = quantity.signum() == bought.signum();
        if (turned) {
            return new Money(Fixed.share(worth.e8(), quantity.e8(), bought.e8()));
        }
        long released =
                Fixed.share(before.cost().e8(), -bought.e8(), before.quantity().e8());
        return before.cost().minus(new Money(released));
    }

    /** Keeps since when the position has had no stop. */
    void protectedNow(boolean isProtected, Instant now) {
        boolean naked = !position.quantity().isZero() && !isProtected;
        unprotectedSince = naked ? unprotectedSince.or(() -> Optional.of(now)) : Optional.empty();
    }

    void enteredBy(Optional<String> decisionId) {
        decision = decisionId.or(() -> decision);
    }

    void touch(long seq) {
        sequence = seq;
    }

    Money worth(Optional<Price> mark) {
        return mark.map(price -> position.quantity().times(price)).orElse(position.cost());
    }

    Position position() {
        return position;
    }

    SignedQuantity quantity() {
        return position.quantity();
    }

    Money realised() {
        return realised;
    }

    Optional<Instant> opened() {
        return opened;
    }

    Optional<Instant> unprotectedSince() {
        return unprotectedSince;
    }

    Optional<String> decision() {
        return decision;
    }

    long sequence() {
        return sequence;
    }
}
