package io.sapphire.analytics.fold;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The account's books, by the house's identity: equity = deposits - signed notional - fees + funding + position x mark. For
 * one thread at a time.
 */
final class Account {
    private final Map<Symbol, Holding> holdings = new TreeMap<>();
    private final Map<Symbol, Price> marks = new TreeMap<>();
    private final Map<Symbol, Integer> leverages = new TreeMap<>();
    private Money deposits = Money.ZERO;
    private Money signedNotional = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;
    private Money peak = Money.ZERO;

    /** @return what the execution brought, before fees; zero if it only opened */
    Money book(Fill fill) {
        var before = holding(fill.symbol());
        var after = before.after(fill);
        signedNotional = signedNotional.plus(Holding.worth(fill));
        fees = fees.plus(fill.fee());
        holdings.put(fill.symbol(), after);
        return after.realised().minus(before.realised());
    }

    /** Money that comes or goes is no gain and no drawdown. */
    void deposit(Money amount) {
        deposits = deposits.plus(amount);
        peak = peak.plus(amount);
    }

    void fund(Money amount) {
        funding = funding.plus(amount);
    }

    void mark(Symbol symbol, Price price) {
        marks.put(symbol, price);
    }

    void lever(Symbol symbol, int leverage) {
        leverages.put(symbol, leverage);
    }

    Holding holding(Symbol symbol) {
        return holdings.getOrDefault(symbol, Holding.NONE);
    }

    Optional<Price> mark(Symbol symbol) {
        return Optional.ofNullable(marks.get(symbol));
    }

    Optional<Integer> leverage(Symbol symbol) {
        return Optional.ofNullable(leverages.get(symbol));
    }

    Money worth(Symbol symbol) {
        return holding(symbol).worth(mark(symbol));
    }

    /** Where it stands; the highest equity so far takes this one in. */
    Standing stand() {
        var gross = Money.ZERO;
        var net = Money.ZERO;
        var cost = Money.ZERO;
        var realised = Money.ZERO;
        int open = 0;
        for (var symbol : holdings.keySet()) {
            var worth = worth(symbol);
            gross = gross.plus(worth.abs());
            net = net.plus(worth);
            cost = cost.plus(holding(symbol).cost());
            realised = realised.plus(holding(symbol).realised());
            open += holding(symbol).quantity().isZero() ? 0 : 1;
        }
        var cash = deposits.minus(signedNotional).minus(fees).plus(funding);
        peak = peak.max(cash.plus(net));
        return new Standing(
                cash.plus(net), cash, deposits, realised, net.minus(cost), fees, funding, gross, net, peak, open);
    }

    /** @param open markets with a position */
    record Standing(
            Money equity,
            Money cash,
            Money deposits,
            Money realised,
            Money unrealised,
            Money fees,
            Money funding,
            Money gross,
            Money net,
            Money peak,
            int open) {

        /** In 1e-8 of a basis point of the highest. */
        long drawdownBp() {
            return peak.signum() > 0 ? Ratio.bp(peak.minus(equity).e8(), peak.e8()) : 0;
        }
    }

    /** All that it remembers; amounts in 1e-8 units. */
    record Memory(
            Map<String, HoldingMemory> holdings,
            Map<String, Long> marks,
            Map<String, Integer> leverages,
            long deposits,
            long signedNotional,
            long fees,
            long funding,
            long peak) {}

    /** In 1e-8 units. */
    record HoldingMemory(long quantity, long cost, long realised) {}

    Memory memory() {
        var held = new TreeMap<String, HoldingMemory>();
        holdings.forEach((symbol, holding) -> held.put(
                symbol.value(),
                new HoldingMemory(
                        holding.quantity().e8(),
                        holding.cost().e8(),
                        holding.realised().e8())));
        var marked = new TreeMap<String, Long>();
        marks.forEach((symbol, price) -> marked.put(symbol.value(), price.e8()));
        var levered = new TreeMap<String, Integer>();
        leverages.forEach((symbol, leverage) -> levered.put(symbol.value(), leverage));
        return new Memory(
                held, marked, levered, deposits.e8(), signedNotional.e8(), fees.e8(), funding.e8(), peak.e8());
    }

    static Account recall(Memory memory) {
        var account = new Account();
        memory.holdings()
                .forEach((symbol, held) -> account.holdings.put(
                        new Symbol(symbol),
                        new Holding(
                                new SignedQuantity(held.quantity()),
                                new Money(held.cost()),
                                new Money(held.realised()))));
        memory.marks().forEach((symbol, price) -> account.marks.put(new Symbol(symbol), new Price(price)));
        memory.leverages().forEach((symbol, leverage) -> account.leverages.put(new Symbol(symbol), leverage));
        account.deposits = new Money(memory.deposits());
        account.signedNotional = new Money(memory.signedNotional());
        account.fees = new Money(memory.fees());
        account.funding = new Money(memory.funding());
        account.peak = new Money(memory.peak());
        return account;
    }
}
