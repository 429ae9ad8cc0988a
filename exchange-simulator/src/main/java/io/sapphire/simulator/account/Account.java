package io.sapphire.simulator.account;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.order.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One account: a wallet in the quote asset and its positions. Of the wallet a part is set aside for every isolated
 * position; profit, loss and fees are booked in the rest. Not thread-safe.
 */
public final class Account {
    private final Settings settings = new Settings();
    private final Map<Leg, Holding> holdings = new TreeMap<>();
    private final Map<Leg, Money> isolated = new TreeMap<>();
    private final Map<Leg, Money> realisedBy = new TreeMap<>();
    private final List<Income> incomes = new ArrayList<>();
    private final List<MarginMove> marginMoves = new ArrayList<>();
    private Money wallet = Money.ZERO;
    private Money realised = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;

    public Account(Money deposit, Instant eventTime) {
        book(Income.Kind.TRANSFER, "", 0, deposit, eventTime);
    }

    public Settings settings() {
        return settings;
    }

    /**
     * @param fee in quote-asset units; negative is a rebate.
     *
     * @return what the trade realised, before the fee
     */
    public Money trade(Leg leg, long tradeId, SignedQuantity traded, Price price, Money fee, Instant eventTime) {
        var before = holding(leg);
        var settlement = before.after(traded, price);
        holdings.put(leg, settlement.holding());
        if (settings.isIsolated(leg.symbol())) {
            isolate(leg, before, settlement.holding());
        }
        realised = realised.plus(settlement.realised());
        realisedBy.merge(leg, settlement.realised(), Money::plus);
        fees = fees.plus(fee);
        var symbol = leg.symbol().value();
        if (settlement.realised().signum() != 0) {
            book(Income.Kind.REALIZED_PNL, symbol, tradeId, settlement.realised(), eventTime);
        }
        book(Income.Kind.COMMISSION, symbol, tradeId, fee.negate(), eventTime);
        return settlement.realised();
    }

    /** @param amount received; negative is paid */
    public void fund(Leg leg, Money amount, Instant eventTime) {
        funding = funding.plus(amount);
        if (settings.isIsolated(leg.symbol())) {
            setAside(leg, amount);
        }
        book(Income.Kind.FUNDING_FEE, leg.symbol().value(), 0, amount, eventTime);
    }

    /** The venue's insurance pays what a liquidated account cannot. */
    public void insure(Symbol symbol, Money amount, Instant eventTime) {
        book(Income.Kind.INSURANCE_CLEAR, symbol.value(), 0, amount, eventTime);
    }

    /** The owner moves margin to an isolated position. @param amount negative is moved back */
    public void setAside(Leg leg, Money amount, Instant eventTime) {
        setAside(leg, amount);
        marginMoves.add(new MarginMove(leg, amount, eventTime));
    }

    /** What the owner moved, oldest first. */
    public List<MarginMove> marginMoves() {
        return Collections.unmodifiableList(marginMoves);
    }

    /** What is set aside for a position. */
    public Money isolated(Leg leg) {
        return isolated.getOrDefault(leg, Money.ZERO);
    }

    public Holding holding(Leg leg) {
        return holdings.getOrDefault(leg, Holding.FLAT);
    }

    /** Every position ever held, in order. */
    public Map<Leg, Holding> holdings() {
        return Collections.unmodifiableMap(holdings);
    }

    /** Nothing is held anywhere. */
    public boolean isFlat() {
        for (var held : holdings.values()) {
            if (!held.quantity().isZero()) {
                return false;
            }
        }
        return true;
    }

    /** Deposits and all that was realised, less fees, plus funding. */
    public Money wallet() {
        return wallet;
    }

    /** The wallet without what is set aside. */
    public Money crossWallet() {
        return isolated.values().stream().reduce(wallet, Money::minus);
    }

    public Money realised() {
        return realised;
    }

    public Money realised(Leg leg) {
        return realisedBy.getOrDefault(leg, Money.ZERO);
    }

    /** Paid; negative is earned. */
    public Money fees() {
        return fees;
    }

    /** Received; negative is paid. */
    public Money funding() {
        return funding;
    }

    /** Oldest first. */
    public List<Income> incomes() {
        return Collections.unmodifiableList(incomes);
    }

    /** Of the positions that are wanted. */
    public Money unrealised(Predicate<Leg> wanted, Function<Symbol, Price> marks) {
        var sum = Money.ZERO;
        for (var held : holdings.entrySet()) {
            if (!held.getValue().quantity().isZero() && wanted.test(held.getKey())) {
                sum = sum.plus(
                        held.getValue().unrealised(marks.apply(held.getKey().symbol())));
            }
        }
        return sum;
    }

    /** Sets initial margin aside for what was added to a position, and takes back its share of what was closed. */
    private void isolate(Leg leg, Holding before, Holding after) {
        boolean through = before.quantity().signum() * after.quantity().signum() < 0;
        long size = Math.abs(after.quantity().e8());
        long sizeBefore = through ? 0 : Math.abs(before.quantity().e8());
        var kept = through ? Money.ZERO : isolated(leg);
        if (size >= sizeBefore) {
            var costBefore = through ? Money.ZERO : before.cost();
            var added = after.cost().abs().minus(costBefore.abs());
            kept = kept.plus(new Money(Fixed.share(added.e8(), 1, settings.leverage(leg.symbol()))));
        } else {
            kept = new Money(Fixed.share(kept.e8(), size, sizeBefore));
        }
        isolated.put(leg, kept);
    }

    private void setAside(Leg leg, Money amount) {
        isolated.merge(leg, amount, Money::plus);
    }

    private void book(Income.Kind kind, String symbol, long tradeId, Money amount, Instant eventTime) {
        wallet = wallet.plus(amount);
        incomes.add(new Income(incomes.size() + 1L, kind, symbol, tradeId, amount, eventTime));
    }
}
