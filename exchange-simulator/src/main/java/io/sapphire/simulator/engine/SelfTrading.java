package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.matching.Match;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.VenueOrder;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds where an order would trade with another order of the same account. One that waits counts as the first at its
 * price, so the recorded book at better prices trades first.
 */
final class SelfTrading {
    private final Orders orders;

    /**
     * What is left of what an order would trade.
     *
     * @param expiring orders in its way that must go
     * @param stopped the order itself must go after these matches
     */
    record Verdict(List<Match> matches, List<VenueOrder> expiring, boolean stopped) {}

    SelfTrading(Orders orders) {
        this.orders = orders;
    }

    /**
     * @param matches what the order would trade with the book, the best price first.
     *
     * @param wantedE8 what it wants to trade, in 1e-8 units
     * @param acceptable prices at which it wants to
     */
    Verdict judge(VenueOrder taker, List<Match> matches, long wantedE8, Predicate<Price> acceptable) {
        var inTheWay = opposite(taker, acceptable)
                .filter(maker -> before(taker.order().side(), matches, price(maker)) < wantedE8)
                .toList();
        var mode = taker.order().selfTrade();
        if (inTheWay.isEmpty() || mode == SelfTrade.EXPIRE_MAKER) {
            return new Verdict(matches, inTheWay, false);
        }
        var first = inTheWay.getFirst();
        var better = matches.stream()
                .filter(match -> isBetter(taker.order().side(), match.price(), price(first)))
                .toList();
        return new Verdict(better, mode == SelfTrade.EXPIRE_BOTH ? List.of(first) : List.of(), true);
    }

    /** The one it would meet first comes first. */
    private Stream<VenueOrder> opposite(VenueOrder taker, Predicate<Price> acceptable) {
        Comparator<VenueOrder> byPrice = Comparator.comparing(SelfTrading::price);
        return orders.open(taker.order().symbol()).stream()
                .filter(order -> order.order().side() != taker.order().side())
                .filter(order -> order.hasArrived() && !order.isWaiting())
                .filter(order -> order.order().terms().working() instanceof Terms.Limit)
                .filter(order -> acceptable.test(price(order)))
                .sorted(taker.order().side() == Side.BUY ? byPrice : byPrice.reversed());
    }

    /** What trades at better prices than this one, in 1e-8 units. */
    private static long before(Side side, List<Match> matches, Price price) {
        return matches.stream()
                .filter(match -> isBetter(side, match.price(), price))
                .mapToLong(match -> match.quantity().e8())
                .sum();
    }

    private static boolean isBetter(Side side, Price one, Price other) {
        return side == Side.BUY ? one.compareTo(other) < 0 : one.compareTo(other) > 0;
    }

    private static Price price(VenueOrder order) {
        return ((Terms.Limit) order.order().terms().working()).price();
    }
}
