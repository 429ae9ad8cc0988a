package io.sapphire.coordinator.core;

import io.sapphire.coordinator.risk.RiskLimits;
import io.sapphire.coordinator.risk.RiskView;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.signal.RiskEnvelope;
import java.util.List;

/** What the risk gate is shown, and what agents may hope for. Reads the state, changes nothing. */
final class RiskDesk {
    private final CoreState state;

    RiskDesk(CoreState state) {
        this.state = state;
    }

    /** @throws IllegalStateException before the first frame of the market */
    RiskView view(Order order) {
        var symbol = order.symbol();
        return new RiskView(permission(symbol), market(symbol), books(symbol), pace(order));
    }

    private RiskView.Permission permission(Symbol symbol) {
        return new RiskView.Permission(
                state.latches().state(symbol),
                state.latches().flattening(symbol),
                state.readiness() == Readiness.WARM_UP,
                state.reconciled(symbol),
                state.orders().unknown(),
                state.throttle().isOff(symbol),
                state.replication() != Replication.LOST);
    }

    private RiskView.Market market(Symbol symbol) {
        var market = state.market(symbol);
        var book = market.last().map(MarketFrame::book).orElse(OrderBook.EMPTY);
        return new RiskView.Market(
                market.listing().instrument(),
                state.portfolio().position(symbol),
                state.orders().pendingSignedE8(symbol),
                state.mark(symbol),
                market.age(state.now()),
                state.account().results().sinceLoss(symbol, state.now()),
                shown(book.asks()),
                shown(book.bids()),
                market.volatility(),
                state.account().venueInitial(symbol));
    }

    private static long shown(List<BookLevel> levels) {
        long shown = 0;
        for (var level : levels) {
            shown = Math.addExact(shown, level.quantity().e8());
        }
        return shown;
    }

    private RiskView.Books books(Symbol symbol) {
        var stake = new Stakes(state, symbol);
        var account = state.account();
        return new RiskView.Books(
                account.equity(),
                account.peak(),
                stake.gross(),
                stake.net(),
                stake.margin(),
                stake.maintenanceElsewhere(),
                stake.longRisk(),
                stake.shortRisk(),
                account.lossToday(),
                account.results().streak(),
                account.modelCostToday());
    }

    private RiskView.Pace pace(Order order) {
        var orders = state.orders();
        return new RiskView.Pace(
                orders.departedWithinAMinute(state.now()),
                orders.messagesWithinAMinute(state.now()),
                orders.inFlight(),
                orders.sameOpen(order),
                orders.usualEntry(order.symbol()));
    }

    /** What an agent may hope for in a market. */
    RiskEnvelope envelope(Symbol symbol) {
        var limits = state.limits();
        var mark = state.account().marks().get(symbol);
        if (mark == null
                || state.readiness() != Readiness.TRADING
                || state.latches().state(symbol) == TradingState.HALTED) {
            return RiskEnvelope.CLOSED;
        }
        var worth = state.portfolio().position(symbol).quantity().times(mark);
        boolean entries = entriesPass(symbol, limits);
        long askers = askers();
        return new RiskEnvelope(
                room(entries ? toLimit(symbol, worth, limits) : Money.ZERO, worth.negate(), limits),
                room(entries ? toLimit(symbol, worth.negate(), limits) : Money.ZERO, worth, limits),
                remainingLoss(limits),
                new Money(share(
                        limits.loss()
                                .maxDailyModelCost()
                                .minus(state.account().modelCostToday())
                                .e8(),
                        askers)),
                share(limits.loss().maxDailyModelTokens() - state.account().modelTokensToday(), askers));
    }

    /** Whether an entry of any size could pass, as far as that does not depend on the order. */
    private boolean entriesPass(Symbol symbol, RiskLimits limits) {
        return state.latches().state(symbol) == TradingState.ACTIVE
                && state.reconciled(symbol)
                && !state.throttle().isOff(symbol)
                && state.replication() != Replication.LOST
                && state.orders().unknown() == 0
                && remainingLoss(limits).signum() > 0
                && state.account().results().streak() < limits.loss().maxStreak();
    }

    /** @param worth of the position, positive if it lies on the side that would grow */
    private Money toLimit(Symbol symbol, Money worth, RiskLimits limits) {
        var stake = new Stakes(state, symbol);
        var equity = state.account().equity().max(Money.ZERO);
        var inMarket = limits.size()
                .maxPositionNotional()
                .min(equity.times(limits.size().maxConcentration()))
                .minus(worth);
        var inAll = limits.size()
                .maxGrossNotional()
                .min(equity.times(limits.margin().maxLeverage()))
                .minus(stake.gross());
        return inMarket.min(inAll.max(worth.negate()));
    }

    private static Money room(Money toLimit, Money toFlat, RiskLimits limits) {
        return toLimit.max(toFlat).max(Money.ZERO).min(limits.size().maxOrderNotional());
    }

    private Money remainingLoss(RiskLimits limits) {
        return limits.loss().maxDaily().minus(state.account().lossToday()).max(Money.ZERO);
    }

    private long askers() {
        return state.seats().all().stream()
                .filter(seat -> seat.agent().usesModel())
                .count();
    }

    /** What is left for today, in equal parts for all agents that ask a model. */
    private static long share(long left, long askers) {
        return askers == 0 ? 0 : Math.max(0, left) / askers;
    }
}
