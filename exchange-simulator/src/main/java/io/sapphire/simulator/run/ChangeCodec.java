package io.sapphire.simulator.run;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of the account as fields of JSON. */
final class ChangeCodec {

    private ChangeCodec() {}

    /** The name of the kind of input. */
    static String kind(AccountChange change) {
        return switch (change) {
            case AccountChange.Leverage _ -> "leverage";
            case AccountChange.Margin _ -> "marginType";
            case AccountChange.Isolated _ -> "isolated";
            case AccountChange.Hedging _ -> "hedging";
            case AccountChange.SelfTrading _ -> "selfTrade";
        };
    }

    static ObjectNode write(ObjectNode node, AccountChange change) {
        return switch (change) {
            case AccountChange.Leverage(Symbol symbol, int leverage) ->
                node.put("symbol", symbol.value()).put("leverage", leverage);
            case AccountChange.Margin(Symbol symbol, MarginType type) ->
                node.put("symbol", symbol.value()).put("type", type.name());
            case AccountChange.Isolated(Leg leg, Money amount) ->
                node.put("symbol", leg.symbol().value())
                        .put("positionSide", leg.side().name())
                        .put("amount", amount.toString());
            case AccountChange.Hedging(boolean on) -> node.put("on", on);
            case AccountChange.SelfTrading(SelfTrade mode) -> node.put("mode", mode.name());
        };
    }

    static AccountChange read(JsonNode node) {
        return switch (node.path("in").asString()) {
            case "leverage" ->
                new AccountChange.Leverage(symbol(node), node.path("leverage").asInt());
            case "marginType" ->
                new AccountChange.Margin(
                        symbol(node), MarginType.valueOf(node.path("type").asString()));
            case "isolated" ->
                new AccountChange.Isolated(
                        new Leg(
                                symbol(node),
                                PositionSide.valueOf(node.path("positionSide").asString())),
                        Money.of(node.path("amount").asString()));
            case "hedging" -> new AccountChange.Hedging(node.path("on").asBoolean());
            case "selfTrade" ->
                new AccountChange.SelfTrading(
                        SelfTrade.valueOf(node.path("mode").asString()));
            case String other -> throw new IllegalArgumentException("unknown change " + other);
        };
    }

    private static Symbol symbol(JsonNode node) {
        return new Symbol(node.path("symbol").asString());
    }
}
