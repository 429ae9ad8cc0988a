package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Terms;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the venue would certainly refuse is refused here, in one sentence, before anything leaves. */
public final class Rulebook {
    private static final System.Logger LOG = System.getLogger(Rulebook.class.getName());
    /** @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "New Order", read 2026-06-30</a> */
    private static final Rate LEAST_CALLBACK = Rate.of("0.001");

    private static final Rate MOST_CALLBACK = Rate.of("0.05");

    private volatile Map<Symbol, MarketRules> markets = Map.of();
    private volatile Set<String> leftOut = Set.of();
    private volatile boolean hedged;

    /**
     * A venue lists hundreds of markets. One with a name or with numbers that do not fit here is left out: it must not
     * stand in the way of the others.
     *
     * @param info the venue's {@code exchangeInfo}
     */
    void follow(JsonNode info) {
        var read = new HashMap<Symbol, MarketRules>();
        var unfit = new TreeSet<String>();
        for (var symbol : info.path("symbols")) {
            var name = symbol.path("symbol").asString("");
            try {
                read.put(new Symbol(name), MarketRules.read(symbol));
            } catch (IllegalArgumentException | ArithmeticException _) {
                unfit.add(name);
            }
        }
        if (!unfit.equals(leftOut)) {
            leftOut = unfit;
            LOG.log(Level.INFO, "markets that cannot be traded on from here: {0}", unfit);
        }
        markets = Map.copyOf(read);
    }

    /** @param hedge whether the account has a long and a short position of each market */
    void positionMode(boolean hedge) {
        hedged = hedge;
    }

    /** The largest order at market; nothing if no bound is known. */
    Optional<Quantity> mostAtMarket(Symbol symbol) {
        return Optional.ofNullable(markets.get(symbol)).flatMap(MarketRules::mostAtMarket);
    }

    /** Why the venue would refuse the order; nothing if it would not, as far as its rules are known here. */
    Optional<String> objection(Order order) {
        return Stream.of(side(order), terms(order.terms()), market(order))
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> "order " + order.id() + ": " + why);
    }

    private Optional<String> side(Order order) {
        if ((order.positionSide() != PositionSide.BOTH) != hedged) {
            return Optional.of(
                    hedged
                            ? "the account is in hedge mode, so the order has to name the long or the short position"
                            : "the account is in one-way mode, which has no long and short positions");
        }
        boolean reduces = order.reduceOnly() || order.terms().closesPosition();
        boolean grows = order.positionSide() == PositionSide.LONG && order.side() == Side.BUY
                || order.positionSide() == PositionSide.SHORT && order.side() == Side.SELL;
        return reduces && grows
                ? Optional.of("a " + order.side() + " of the " + order.positionSide() + " position cannot reduce it")
                : Optional.empty();
    }

    private static Optional<String> terms(Terms terms) {
        if (terms instanceof Terms.TrailingStop(var _, Rate callback, var _)
                && (callback.compareTo(LEAST_CALLBACK) < 0 || callback.compareTo(MOST_CALLBACK) > 0)) {
            return Optional.of("callback " + callback + " is not between " + LEAST_CALLBACK + " and " + MOST_CALLBACK);
        }
        return Optional.empty();
    }

    /** Of a market whose rules are not known yet nothing is said. */
    private Optional<String> market(Order order) {
        var rules = Optional.ofNullable(markets.get(order.symbol()));
        return rules.flatMap(known -> market(order, known));
    }

    private static Optional<String> market(Order order, MarketRules rules) {
        if (!rules.isTrading()) {
            return Optional.of(order.symbol() + " is not traded now");
        }
        var price = order.terms().prices().stream()
                .map(rules::objection)
                .flatMap(Optional::stream)
                .findFirst();
        return price.or(() -> size(order, rules));
    }

    private static Optional<String> size(Order order, MarketRules rules) {
        if (order.terms().closesPosition()) {
            return Optional.empty();
        }
        var limit = order.terms().limited().map(Terms.Limit::price);
        return rules.objection(order.quantity(), limit.isEmpty())
                .or(() -> limit.filter(_ -> !order.reduceOnly()).flatMap(price -> worth(order, price, rules)));
    }

    private static Optional<String> worth(Order order, Price price, MarketRules rules) {
        var notional = price.times(order.quantity());
        return notional.e8() < rules.minNotional()
                ? Optional.of("it is worth " + notional + ", the market's least is "
                        + Fixed.toPlainString(rules.minNotional()))
                : Optional.empty();
    }
}
