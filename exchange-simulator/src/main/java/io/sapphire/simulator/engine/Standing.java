package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.Leg;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What an account is worth at the last published marks, and how much of that is bound. */
public final class Standing {
    private static final int DECIMALS = 8;

    private final MarketStates markets;
    private final Account account;
    private final Margin margin;

    Standing(MarketStates markets, Account account, Margin margin) {
        this.markets = markets;
        this.account = account;
        this.margin = margin;
    }

    /** Wallet and unrealised profit. */
    public Money equity() {
        return margin.equity();
    }

    /** Unrealised profit of positions that share the wallet. */
    public Money crossUnrealised() {
        return margin.crossEquity().minus(account.crossWallet());
    }

    /** What new orders may still bind; never negative. */
    public Money available() {
        return margin.crossEquity().minus(margin.initial()).max(Money.ZERO);
    }

    /** For what is held in a position. */
    public Money initial(Leg leg) {
        return margin.initialOf(leg);
    }

    /** For the open orders of a market, on top of what its positions need. */
    public Money initialOfOrders(Symbol symbol) {
        var held = Money.ZERO;
        for (var leg : account.settings().legs(symbol)) {
            held = held.plus(margin.initialOf(leg));
        }
        var all = Fixed.share(margin.worst(symbol).e8(), 1, account.settings().leverage(symbol));
        return new Money(all).minus(held).max(Money.ZERO);
    }

    public Money maintenance(Leg leg) {
        return margin.maintenance(leg);
    }

    /**
     * The mark at which a position would be closed if nothing else changed, within the bracket it is in now; zero if
     * there is none.
     */
    public Money liquidationPrice(Leg leg) {
        var holding = account.holding(leg);
        if (holding.quantity().isZero()) {
            return Money.ZERO;
        }
        var mark = markets.mark(leg.symbol());
        var bracket = markets.get(leg.symbol())
                .brackets()
                .at(holding.quantity().times(mark).abs());
        var rest = margin.isCross(leg)
                ? margin.crossEquity()
                        .minus(holding.unrealised(mark))
                        .minus(margin.maintenance().minus(margin.maintenance(leg)))
                : account.isolated(leg);
        var side = BigDecimal.valueOf(holding.quantity().signum());
        var size = decimal(holding.quantity().e8()).abs();
        var above = decimal(rest.plus(bracket.deduction()).minus(holding.cost()).e8());
        var below = size.multiply(decimal(bracket.maintenance().e8()).subtract(side));
        var price = above.divide(below, MathContext.DECIMAL64).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return price.signum() > 0 ? Money.of(price.toPlainString()) : Money.ZERO;
    }

    private static BigDecimal decimal(long e8) {
        return BigDecimal.valueOf(e8, DECIMALS);
    }
}
