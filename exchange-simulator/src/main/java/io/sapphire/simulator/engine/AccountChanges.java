package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.account.Settings;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Lets the owner of the account set what may be set now. */
final class AccountChanges {
    private final MarketStates markets;
    private final Account account;
    private final Settings settings;
    private final Orders orders;
    private final Margin margin;
    private final Notices notices;

    AccountChanges(MarketStates markets, Account account, Orders orders, Margin margin, Notices notices) {
        this.markets = markets;
        this.account = account;
        this.settings = account.settings();
        this.orders = orders;
        this.margin = margin;
        this.notices = notices;
    }

    /** Nothing if it would be done. */
    Optional<Refusal> check(AccountChange change) {
        return switch (change) {
            case AccountChange.Leverage(Symbol symbol, int leverage) ->
                listed(symbol).or(() -> leverage(symbol, leverage));
            case AccountChange.Margin(Symbol symbol, MarginType type) ->
                listed(symbol).or(() -> margin(symbol, type));
            case AccountChange.Isolated(Leg leg, Money amount) ->
                listed(leg.symbol()).or(() -> isolated(leg, amount));
            case AccountChange.Hedging(boolean on) -> hedging(on);
            case AccountChange.SelfTrading _ -> Optional.empty();
        };
    }

    void apply(AccountChange change, Instant now) {
        switch (change) {
            case AccountChange.Leverage(Symbol symbol, int leverage) -> {
                settings.leverage(symbol, leverage);
                notices.tell(new UserFact.LeverageMoved(symbol, leverage, now));
            }
            case AccountChange.Margin(Symbol symbol, MarginType type) -> {
                settings.marginType(symbol, type);
                notices.account(UserFact.Reason.MARGIN_TYPE_CHANGE, symbol, Money.ZERO, now);
            }
            case AccountChange.Isolated(Leg leg, Money amount) -> {
                account.setAside(leg, amount, now);
                notices.account(UserFact.Reason.MARGIN_TRANSFER, leg.symbol(), Money.ZERO, now);
            }
            case AccountChange.Hedging(boolean on) -> {
                settings.hedging(on);
                notices.tell(new UserFact.PositionModeMoved(on, now));
            }
            case AccountChange.SelfTrading selfTrading -> settings.selfTrade(selfTrading.mode());
        }
    }

    private Optional<Refusal> listed(Symbol symbol) {
        return markets.find(symbol).isEmpty() ? Optional.of(Refusal.UNKNOWN_SYMBOL) : Optional.empty();
    }

    private Optional<Refusal> leverage(Symbol symbol, int leverage) {
        var brackets = markets.get(symbol).brackets();
        if (leverage < 1 || leverage > brackets.highestLeverage()) {
            return Optional.of(Refusal.LEVERAGE);
        }
        boolean less = leverage < settings.leverage(symbol);
        if (less && settings.isIsolated(symbol) && isHeld(symbol)) {
            return Optional.of(Refusal.LEVERAGE_REDUCTION);
        }
        if (margin.worst(symbol).compareTo(brackets.most(leverage)) > 0) {
            return Optional.of(Refusal.POSITION_LIMIT);
        }
        var free = margin.crossEquity().minus(margin.initial());
        return less && margin.moreAt(symbol, leverage).compareTo(free) > 0
                ? Optional.of(Refusal.LEVERAGE_TOO_SMALL)
                : Optional.empty();
    }

    private Optional<Refusal> margin(Symbol symbol, MarginType type) {
        if (settings.marginType(symbol) == type) {
            return Optional.of(Refusal.SAME_MARGIN_TYPE);
        }
        if (!orders.open(symbol).isEmpty()) {
            return Optional.of(Refusal.MARGIN_TYPE_WITH_ORDERS);
        }
        return isHeld(symbol) ? Optional.of(Refusal.MARGIN_TYPE_WITH_POSITION) : Optional.empty();
    }

    /** What is taken back may not leave the position with less than its initial margin. */
    private Optional<Refusal> isolated(Leg leg, Money amount) {
        if (!settings.legs(leg.symbol()).contains(leg)) {
            return Optional.of(Refusal.POSITION_SIDE);
        }
        if (!settings.isIsolated(leg.symbol())) {
            return Optional.of(Refusal.NOT_ISOLATED);
        }
        if (account.holding(leg).quantity().isZero()) {
            return Optional.of(Refusal.NO_POSITION_MARGIN);
        }
        if (amount.signum() > 0) {
            var free = margin.crossEquity().minus(margin.initial()).min(account.crossWallet());
            return amount.compareTo(free) > 0 ? Optional.of(Refusal.CROSS_BALANCE) : Optional.empty();
        }
        var rest = account.isolated(leg).min(margin.isolatedEquity(leg)).plus(amount);
        return rest.compareTo(margin.initialOf(leg)) < 0 ? Optional.of(Refusal.ISOLATED_BALANCE) : Optional.empty();
    }

    private Optional<Refusal> hedging(boolean on) {
        if (settings.isHedging() == on) {
            return Optional.of(Refusal.SAME_POSITION_MODE);
        }
        if (!orders.open().isEmpty()) {
            return Optional.of(Refusal.POSITION_MODE_WITH_ORDERS);
        }
        boolean held = account.holdings().values().stream()
                .anyMatch(holding -> !holding.quantity().isZero());
        return held ? Optional.of(Refusal.POSITION_MODE_WITH_POSITION) : Optional.empty();
    }

    private boolean isHeld(Symbol symbol) {
        return settings.legs(symbol).stream()
                .anyMatch(leg -> !account.holding(leg).quantity().isZero());
    }
}
