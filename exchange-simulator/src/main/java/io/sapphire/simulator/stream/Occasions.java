package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.fault.Occasion;
import io.sapphire.simulator.fault.Place;
import java.time.Instant;

/** Messages as something that can go wrong; named by their event type. */
final class Occasions {

    private Occasions() {}

    static Occasion of(long sequence, UserFact fact) {
        return new Occasion(Place.USER, name(fact), symbol(fact).value(), sequence, fact.eventTime());
    }

    static Occasion of(long sequence, MarketFact fact) {
        return new Occasion(Place.MARKET, name(fact), fact.symbol().value(), sequence, time(fact));
    }

    private static String name(UserFact fact) {
        return switch (fact) {
            case UserFact.OrderMoved _, UserFact.OrderTraded _ -> UserMessages.ORDER;
            case UserFact.AccountMoved _ -> UserMessages.ACCOUNT;
            case UserFact.LeverageMoved _ -> UserMessages.CONFIGURATION;
        };
    }

    private static Symbol symbol(UserFact fact) {
        return switch (fact) {
            case UserFact.OrderMoved moved -> moved.order().order().symbol();
            case UserFact.OrderTraded traded -> traded.order().order().symbol();
            case UserFact.AccountMoved moved -> moved.position().symbol();
            case UserFact.LeverageMoved moved -> moved.symbol();
        };
    }

    private static String name(MarketFact fact) {
        return switch (fact) {
            case MarketFact.Traded _ -> MarketMessages.TRADE;
            case MarketFact.BookMoved _ -> MarketMessages.DEPTH;
            case MarketFact.Quoted _ -> MarketMessages.QUOTE;
            case MarketFact.Marked _ -> MarketMessages.MARK;
        };
    }

    private static Instant time(MarketFact fact) {
        return switch (fact) {
            case MarketFact.Traded traded -> traded.trade().eventTime();
            case MarketFact.BookMoved moved -> moved.eventTime();
            case MarketFact.Quoted quoted -> quoted.eventTime();
            case MarketFact.Marked marked -> marked.eventTime();
        };
    }
}
