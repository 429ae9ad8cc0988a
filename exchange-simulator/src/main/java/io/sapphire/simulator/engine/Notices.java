package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.VenueFill;
import io.sapphire.simulator.order.VenueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells the owner of the account what became of its orders and positions. */
final class Notices {
    private final MarketStates markets;
    private final Account account;
    private final VenueListener listener;

    Notices(MarketStates markets, Account account, VenueListener listener) {
        this.markets = markets;
        this.account = account;
        this.listener = listener;
    }

    void moved(VenueOrder order, Instant now) {
        listener.onUser(new UserFact.OrderMoved(order.view(), now));
    }

    void amended(VenueOrder order, Instant now) {
        listener.onUser(new UserFact.OrderAmended(order.view(), now));
    }

    void traded(VenueOrder order, VenueFill fill) {
        listener.onUser(new UserFact.OrderTraded(order.view(), fill, fill.eventTime()));
        account(UserFact.Reason.ORDER, fill.symbol(), Money.ZERO, fill.eventTime());
    }

    void account(UserFact.Reason reason, Symbol symbol, Money change, Instant now) {
        listener.onUser(new UserFact.AccountMoved(
                reason, symbol, account.wallet(), account.crossWallet(), change, told(symbol), now));
    }

    /** A hedging account is told of its position on no side too, as in the sample of Aster's documentation. */
    private List<PositionView> told(Symbol symbol) {
        var positions = new ArrayList<PositionView>();
        if (account.settings().isHedging()) {
            positions.add(position(Leg.net(symbol)));
        }
        positions.addAll(positions(symbol));
        return positions;
    }

    void tell(UserFact fact) {
        listener.onUser(fact);
    }

    /** All the account can hold in a market, flat or not. */
    List<PositionView> positions(Symbol symbol) {
        return account.settings().legs(symbol).stream().map(this::position).toList();
    }

    PositionView position(Leg leg) {
        var holding = account.holding(leg);
        var unrealised =
                markets.get(leg.symbol()).mark().map(holding::unrealised).orElse(Money.ZERO);
        return new PositionView(
                leg,
                holding.quantity(),
                holding.entryPrice(),
                account.realised(leg),
                unrealised,
                account.settings().marginType(leg.symbol()),
                account.isolated(leg));
    }
}
