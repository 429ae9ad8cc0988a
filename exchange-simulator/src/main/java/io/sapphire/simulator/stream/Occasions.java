package io.sapphire.simulator.stream;

import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.fault.Occasion;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.order.OrderView;
import java.time.Instant;

/** Messages as something that can go wrong; named by their event type. */
final class Occasions {

    private Occasions() {}

    static Occasion of(long sequence, UserFact fact) {
        return new Occasion(Place.USER, name(fact), symbol(fact), sequence, fact.eventTime());
    }

    static Occasion of(long sequence, MarketFact fact) {
        return new Occasion(Place.MARKET, name(fact), fact.symbol().value(), sequence, time(fact));
    }

    private static String name(UserFact fact) {
        return switch (fact) {
            case UserFact.OrderMoved _, UserFact.OrderAmended _, UserFact.OrderTraded _ -> UserMessages.ORDER;
            case UserFact.AccountMoved _ -> UserMessages.ACCOUNT;
            case UserFact.LeverageMoved _, UserFact.PositionModeMoved _ -> UserMessages.CONFIGURATION;
        };
    }

    /** Empty if it is about no single market. */
    private static String symbol(UserFact fact) {
        return switch (fact) {
            case UserFact.OrderMoved moved -> symbol(moved.order());
            case UserFact.OrderAmended amended -> symbol(amended.order());
            case UserFact.OrderTraded traded -> symbol(traded.order());
            case UserFact.AccountMoved moved -> moved.symbol().value();
            case UserFact.LeverageMoved moved -> moved.symbol().value();
            case UserFact.PositionModeMoved _ -> "";
        };
    }

    private static String symbol(OrderView order) {
        return order.order().symbol().value();
    }

    private static String name(MarketFact fact) {
        return switch (fact) {
            case MarketFact.Traded _ -> MarketMessages.TRADE;
            case MarketFact.BookMoved _ -> MarketMessages.DEPTH;
            case MarketFact.Quoted _ -> MarketMessages.QUOTE;
            case MarketFact.Marked _ -> MarketMessages.MARK;
        };
    }

    static Instant time(MarketFact fact) {
        return switch (fact) {
            case MarketFact.Traded traded -> traded.trade().eventTime();
            case MarketFact.BookMoved moved -> moved.eventTime();
            case MarketFact.Quoted quoted -> quoted.eventTime();
            case MarketFact.Marked marked -> marked.eventTime();
        };
    }
}
