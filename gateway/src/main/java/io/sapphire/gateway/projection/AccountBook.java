package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.AccountEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The account's books, by the house's identity: equity = deposits - signed notional - fees + funding + position x mark,
 * which is also deposits + realised + open - fees + funding. For one thread at a time.
 */
final class AccountBook {
    private final Map<Symbol, Holding> holdings = new TreeMap<>();
    private final Map<Symbol, Price> marks = new TreeMap<>();
    private final Map<Symbol, Integer> leverages = new TreeMap<>();
    private final TreeSet<Symbol> disputed = new TreeSet<>();
    private final EquitySeries series;
    private Money deposits = Money.ZERO;
    private Money signedNotional = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;
    private Money modelCost = Money.ZERO;
    private Money peak = Money.ZERO;
    private Money dayStart = Money.ZERO;
    private Optional<Instant> reconciled = Optional.empty();
    private double deepest;

    AccountBook(int samples) {
        this.series = new EquitySeries(samples);
    }

    /** @return what closing realised, before fees */
    Money book(Fill fill, Instant time) {
        var worth = fill.notional();
        signedNotional = switch (fill.side()) {
            case BUY -> signedNotional.plus(worth);
            case SELL -> signedNotional.minus(worth);
        };
        fees = fees.plus(fill.fee());
        return holding(fill.symbol()).book(fill, time);
    }

    void apply(AccountEvent fact) {
        switch (fact) {
            case AccountEvent.FundingPaid paid -> funding = funding.plus(paid.amount());
            case AccountEvent.BalanceChanged changed -> deposit(changed.amount());
            case AccountEvent.Reconciled compared -> reconciled = Optional.of(compared.eventTime());
            case AccountEvent.LeverageChanged changed -> leverages.put(changed.symbol(), changed.leverage());
            case AccountEvent.Liquidated _ -> {}
        }
    }

    /** Money that comes or goes is no profit and no drawdown. */
    private void deposit(Money amount) {
        deposits = deposits.plus(amount);
        peak = peak.plus(amount);
        if (dayStart.signum() != 0) {
            dayStart = dayStart.plus(amount);
        }
    }

    /** Cost of a language model, in USD, taken at par. */
    void think(Money cost) {
        modelCost = modelCost.plus(cost);
    }

    void mark(Symbol symbol, Price price) {
        marks.put(symbol, price);
    }

    /** Takes a sample of equity. */
    void sample(Instant time) {
        var equity = equity();
        peak = peak.max(equity);
        deepest = Math.max(deepest, drawdown());
        series.add(time, equity);
    }

    void beginDay() {
        dayStart = equity();
    }

    void compare(Symbol symbol, boolean agrees) {
        if (agrees) {
            disputed.remove(symbol);
        } else {
            disputed.add(symbol);
        }
        if (dayStart.signum() == 0) {
            beginDay();
        }
    }

    Holding holding(Symbol symbol) {
        return holdings.computeIfAbsent(symbol, Holding::new);
    }

    Collection<Holding> holdings() {
        return holdings.values();
    }

    List<Holding> open() {
        return holdings.values().stream()
                .filter(holding -> !holding.quantity().isZero())
                .toList();
    }

    Optional<Price> mark(Symbol symbol) {
        return Optional.ofNullable(marks.get(symbol));
    }

    Money worth(Holding holding) {
        return holding.worth(mark(holding.position().symbol()));
    }

    Money cash() {
        return deposits.minus(signedNotional).minus(fees).plus(funding);
    }

    Money equity() {
        return open().stream().map(this::worth).reduce(cash(), Money::plus);
    }

    /** Worth of all positions without their signs. */
    Money gross() {
        return open().stream().map(this::worth).map(Money::abs).reduce(Money.ZERO, Money::plus);
    }

    /**
     * What positions bind: so much of their worth, or more where the venue's leverage is lower.
     *
     * @param initialE8 share that is bound at least, in 1e-8 units
     */
    Money margin(long initialE8) {
        return open().stream()
                .map(holding ->
                        worth(holding).abs().times(bound(holding.position().symbol(), initialE8)))
                .reduce(Money.ZERO, Money::plus);
    }

    private Rate bound(Symbol symbol, long initialE8) {
        int leverage = leverages.getOrDefault(symbol, 0);
        return new Rate(leverage <= 0 ? initialE8 : Math.max(initialE8, Fixed.ONE / leverage));
    }

    Money realised() {
        return holdings.values().stream().map(Holding::realised).reduce(Money.ZERO, Money::plus);
    }

    /** What positions would bring at their marks, before fees. */
    Money unrealised() {
        return open().stream()
                .map(holding -> worth(holding).minus(holding.position().cost()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** How far below its highest equity is, as a share of it. */
    double drawdown() {
        return peak.signum() > 0 ? (double) peak.minus(equity().min(peak)).e8() / peak.e8() : 0;
    }

    double deepest() {
        return deepest;
    }

    /** How much equity fell since the UTC day of venue time began; negative if it rose. */
    Money lossToday() {
        return dayStart.minus(equity());
    }

    Money dayStart() {
        return dayStart;
    }

    Money deposits() {
        return deposits;
    }

    Money fees() {
        return fees;
    }

    Money funding() {
        return funding;
    }

    Money modelCost() {
        return modelCost;
    }

    Optional<Instant> reconciled() {
        return reconciled;
    }

    /** Markets where our position differs from what the venue says. */
    Collection<Symbol> disputed() {
        return List.copyOf(disputed);
    }

    EquitySeries series() {
        return series;
    }
}
