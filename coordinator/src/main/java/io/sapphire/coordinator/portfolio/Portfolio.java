package io.sapphire.coordinator.portfolio;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.portfolio.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account's books. Exact after every event: equity = deposits - signed notional - fees + funding + position x mark,
 * which is also deposits + realised + unrealised - fees + funding. For one thread at a time.
 */
public final class Portfolio {
    private final Map<Symbol, Position> positions = new TreeMap<>();
    private Money deposits = Money.ZERO;
    private Money signedNotional = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;
    private Money realised = Money.ZERO;

    /** Books one execution. */
    public void fill(Fill fill) {
        var bought = SignedQuantity.of(fill.side(), fill.quantity());
        var worth = bought.signum() > 0 ? fill.notional() : fill.notional().negate();
        signedNotional = signedNotional.plus(worth);
        fees = fees.plus(fill.fee());
        positions.put(fill.symbol(), after(position(fill.symbol()), bought, worth));
    }

    /** Books what happened to the account otherwise. */
    public void apply(AccountEvent fact) {
        switch (fact) {
            case AccountEvent.FundingPaid paid -> funding = funding.plus(paid.amount());
            case AccountEvent.BalanceChanged changed -> deposits = deposits.plus(changed.amount());
            case AccountEvent.LeverageChanged _, AccountEvent.Liquidated _, AccountEvent.Reconciled _ -> {}
        }
    }

    public Position position(Symbol symbol) {
        return positions.getOrDefault(symbol, Position.flat(symbol));
    }

    /** Every market that was ever traded, in symbol order, flat ones included. */
    public List<Position> positions() {
        return List.copyOf(positions.values());
    }

    public Money deposits() {
        return deposits;
    }

    public Money fees() {
        return fees;
    }

    /** Received; negative is paid. */
    public Money funding() {
        return funding;
    }

    /** Before fees and funding. */
    public Money realised() {
        return realised;
    }

    /** What would be left if every position were worth nothing. */
    public Money cash() {
        return deposits.minus(signedNotional).minus(fees).plus(funding);
    }

    /** @param marks one for every market with a position */
    public Money equity(Map<Symbol, Price> marks) {
        return cash().plus(netNotional(marks));
    }

    /** Sum of all positions' worth without their signs. */
    public Money grossNotional(Map<Symbol, Price> marks) {
        var gross = Money.ZERO;
        for (var position : open()) {
            gross = gross.plus(worth(position, marks).abs());
        }
        return gross;
    }

    /** Worth of all longs less all shorts. */
    public Money netNotional(Map<Symbol, Price> marks) {
        var net = Money.ZERO;
        for (var position : open()) {
            net = net.plus(worth(position, marks));
        }
        return net;
    }

    private List<Position> open() {
        var open = new ArrayList<Position>(positions.size());
        for (var position : positions.values()) {
            if (!position.quantity().isZero()) {
                open.add(position);
            }
        }
        return open;
    }

    private static Money worth(Position position, Map<Symbol, Price> marks) {
        var mark = marks.get(position.symbol());
        if (mark == null) {
            throw new IllegalStateException("no mark price for " + position.symbol());
        }
        return position.quantity().times(mark);
    }

    private Position after(Position before, SignedQuantity bought, Money worth) {
        var quantity = before.quantity().plus(bought);
        boolean adds = before.quantity().signum() * bought.signum() >= 0;
        if (adds) {
            return new Position(before.symbol(), quantity, before.cost().plus(worth));
        }
        boolean turns = quantity.signum() == bought.signum();
        return turns ? turned(before, quantity, bought, worth) : reduced(before, quantity, bought, worth);
    }

    /** Releases cost in proportion, half-even; the remainder stays in the position. */
    private Position reduced(Position before, SignedQuantity quantity, SignedQuantity bought, Money worth) {
        long released =
                Fixed.share(before.cost().e8(), -bought.e8(), before.quantity().e8());
        realise(worth.negate().minus(new Money(released)));
        return new Position(before.symbol(), quantity, before.cost().minus(new Money(released)));
    }

    /** Closes all of it and opens the rest on the other side at the same price. */
    private Position turned(Position before, SignedQuantity quantity, SignedQuantity bought, Money worth) {
        var opened = new Money(Fixed.share(worth.e8(), quantity.e8(), bought.e8()));
        realise(opened.minus(worth).minus(before.cost()));
        return new Position(before.symbol(), quantity, opened);
    }

    private void realise(Money profit) {
        realised = realised.plus(profit);
    }

    /** All that it remembers. */
    public record Memory(
            List<Position> positions,
            Money deposits,
            Money signedNotional,
            Money fees,
            Money funding,
            Money realised) {}

    public Memory memory() {
        return new Memory(positions(), deposits, signedNotional, fees, funding, realised);
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        positions.clear();
        memory.positions().forEach(position -> positions.put(position.symbol(), position));
        deposits = memory.deposits();
        signedNotional = memory.signedNotional();
        fees = memory.fees();
        funding = memory.funding();
        realised = memory.realised();
    }
}
