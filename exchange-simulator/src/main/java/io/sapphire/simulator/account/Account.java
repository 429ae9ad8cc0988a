package io.sapphire.simulator.account;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One account: a wallet in the quote asset and a holding per market, cross margin, one-way. Not thread-safe. */
public final class Account {
    public static final int DEFAULT_LEVERAGE = 20;
    public static final int HIGHEST_LEVERAGE = 125;

    private final Map<Symbol, Holding> holdings = new TreeMap<>();
    private final Map<Symbol, Integer> leverages = new TreeMap<>();
    private final Map<Symbol, Money> realisedBy = new TreeMap<>();
    private final List<Income> incomes = new ArrayList<>();
    private Money wallet = Money.ZERO;
    private Money realised = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;

    public Account(Money deposit, Instant eventTime) {
        book(Income.Kind.TRANSFER, "", 0, deposit, eventTime);
    }

    /**
     * @param fee in quote-asset units; negative is a rebate.
     *
     * @return what the trade realised, before the fee
     */
    public Money trade(Symbol symbol, long tradeId, SignedQuantity traded, Price price, Money fee, Instant eventTime) {
        var settlement = holding(symbol).after(traded, price);
        holdings.put(symbol, settlement.holding());
        realised = realised.plus(settlement.realised());
        realisedBy.merge(symbol, settlement.realised(), Money::plus);
        fees = fees.plus(fee);
        if (settlement.realised().signum() != 0) {
            book(Income.Kind.REALIZED_PNL, symbol.value(), tradeId, settlement.realised(), eventTime);
        }
        book(Income.Kind.COMMISSION, symbol.value(), tradeId, fee.negate(), eventTime);
        return settlement.realised();
    }

    /** @param amount received; negative is paid */
    public void fund(Symbol symbol, Money amount, Instant eventTime) {
        funding = funding.plus(amount);
        book(Income.Kind.FUNDING_FEE, symbol.value(), 0, amount, eventTime);
    }

    public void leverage(Symbol symbol, int leverage) {
        leverages.put(symbol, leverage);
    }

    public int leverage(Symbol symbol) {
        return leverages.getOrDefault(symbol, DEFAULT_LEVERAGE);
    }

    public Holding holding(Symbol symbol) {
        return holdings.getOrDefault(symbol, Holding.FLAT);
    }

    /** Every market ever held, in symbol order. */
    public Map<Symbol, Holding> holdings() {
        return Collections.unmodifiableMap(holdings);
    }

    /** Deposits and all that was realised, less fees, plus funding. */
    public Money wallet() {
        return wallet;
    }

    public Money realised() {
        return realised;
    }

    public Money realised(Symbol symbol) {
        return realisedBy.getOrDefault(symbol, Money.ZERO);
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

    public Money unrealised(Function<Symbol, Price> marks) {
        var sum = Money.ZERO;
        for (var held : holdings.entrySet()) {
            if (!held.getValue().quantity().isZero()) {
                sum = sum.plus(held.getValue().unrealised(marks.apply(held.getKey())));
            }
        }
        return sum;
    }

    private void book(Income.Kind kind, String symbol, long tradeId, Money amount, Instant eventTime) {
        wallet = wallet.plus(amount);
        incomes.add(new Income(incomes.size() + 1L, kind, symbol, tradeId, amount, eventTime));
    }
}
