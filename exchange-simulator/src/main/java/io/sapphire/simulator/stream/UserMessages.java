package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.simulator.engine.PositionView;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.VenueFill;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** User facts in the venue's words. */
final class UserMessages {
    static final String ORDER = "ORDER_TRADE_UPDATE";
    static final String ACCOUNT = "ACCOUNT_UPDATE";
    static final String CONFIGURATION = "ACCOUNT_CONFIG_UPDATE";

    private UserMessages() {}

    static byte[] write(long sequence, UserFact fact) {
        return Json.object(json -> {
            switch (fact) {
                case UserFact.OrderMoved moved ->
                    order(json, moved.order(), moved.order().status().name(), Optional.empty(), moved.eventTime());
                case UserFact.OrderAmended amended ->
                    order(json, amended.order(), "AMENDMENT", Optional.empty(), amended.eventTime());
                case UserFact.OrderTraded traded ->
                    order(json, traded.order(), "TRADE", Optional.of(traded.fill()), traded.eventTime());
                case UserFact.AccountMoved moved -> account(json, moved);
                case UserFact.LeverageMoved moved -> leverage(json, moved);
                case UserFact.PositionModeMoved moved -> positionMode(json, moved);
            }
            json.writeNumberProperty("simSeq", sequence);
        });
    }

    static byte[] listenKeyExpired(Instant now) {
        return Json.object(json -> head(json, "listenKeyExpired", now));
    }

    private static void order(
            JsonGenerator json, OrderView view, String event, Optional<VenueFill> fill, Instant eventTime) {
        head(json, ORDER, eventTime);
        Json.time(json, "T", eventTime);
        Json.object(json, "o", fields -> {
            wish(fields, view);
            state(fields, view, event, fill);
            Json.time(fields, "T", eventTime);
            flags(fields, view);
        });
    }

    private static void wish(JsonGenerator json, OrderView view) {
        var order = view.order();
        Json.decimal(json, "s", order.symbol());
        Json.decimal(json, "c", order.clientOrderId());
        json.writeStringProperty("S", order.side().name());
        json.writeStringProperty("o", OrderWords.type(view));
        json.writeStringProperty("f", OrderWords.timeInForce(order));
        Json.e8(json, "q", order.quantityE8());
        Json.e8(json, "p", OrderWords.priceE8(order));
        Json.decimal(json, "ap", view.averagePrice());
        Json.e8(json, "sp", OrderWords.stopPriceE8(order));
    }

    private static void state(JsonGenerator json, OrderView view, String event, Optional<VenueFill> fill) {
        json.writeStringProperty("x", event);
        json.writeStringProperty("X", view.status().name());
        json.writeNumberProperty("i", view.orderId());
        Json.e8(json, "l", fill.map(part -> part.quantity().e8()).orElse(0L));
        Json.e8(json, "z", view.executedE8());
        Json.e8(json, "L", fill.map(part -> part.price().e8()).orElse(0L));
        fill.ifPresent(part -> {
            json.writeStringProperty("N", OrderWords.ASSET);
            Json.decimal(json, "n", part.fee());
        });
        json.writeNumberProperty("t", fill.map(VenueFill::tradeId).orElse(0L));
        json.writeBooleanProperty("m", fill.map(VenueFill::maker).orElse(false));
        Json.decimal(json, "rp", fill.map(VenueFill::realised).orElse(Money.ZERO));
    }

    private static void flags(JsonGenerator json, OrderView view) {
        var order = view.order();
        json.writeStringProperty("b", "0");
        json.writeStringProperty("a", "0");
        json.writeBooleanProperty("R", order.reduceOnly());
        json.writeStringProperty("wt", order.workingPrice().name());
        json.writeStringProperty("ot", OrderWords.originalType(view));
        json.writeStringProperty("ps", order.positionSide().name());
        json.writeBooleanProperty("cp", order.closesPosition());
        OrderWords.trailing(order).ifPresent(trailing -> {
            Json.e8(json, "AP", trailing.activation().map(Price::e8).orElse(0L));
            Json.e8(json, "cr", OrderWords.callbackPercentE8(trailing));
        });
    }

    private static void account(JsonGenerator json, UserFact.AccountMoved moved) {
        head(json, ACCOUNT, moved.eventTime());
        Json.time(json, "T", moved.eventTime());
        Json.object(json, "a", fields -> {
            fields.writeStringProperty("m", moved.reason().name());
            Json.array(fields, "B", List.of(moved), UserMessages::balance);
            Json.array(fields, "P", moved.positions(), UserMessages::position);
        });
    }

    private static void balance(JsonGenerator json, UserFact.AccountMoved moved) {
        json.writeStringProperty("a", OrderWords.ASSET);
        Json.decimal(json, "wb", moved.wallet());
        Json.decimal(json, "cw", moved.crossWallet());
        Json.decimal(json, "bc", moved.change());
    }

    private static void position(JsonGenerator json, PositionView position) {
        Json.decimal(json, "s", position.symbol());
        Json.decimal(json, "pa", position.quantity());
        Json.decimal(json, "ep", position.entryPrice());
        Json.decimal(json, "cr", position.realised());
        Json.decimal(json, "up", position.unrealised());
        json.writeStringProperty("mt", position.marginType().shown());
        Json.decimal(json, "iw", position.isolated());
        json.writeStringProperty("ps", position.leg().side().name());
    }

    private static void leverage(JsonGenerator json, UserFact.LeverageMoved moved) {
        head(json, CONFIGURATION, moved.eventTime());
        Json.time(json, "T", moved.eventTime());
        Json.object(json, "ac", fields -> {
            Json.decimal(fields, "s", moved.symbol());
            fields.writeNumberProperty("l", moved.leverage());
        });
    }

    /** Assets do not stand in for one another here. */
    private static void positionMode(JsonGenerator json, UserFact.PositionModeMoved moved) {
        head(json, CONFIGURATION, moved.eventTime());
        Json.time(json, "T", moved.eventTime());
        Json.object(json, "ai", fields -> {
            fields.writeBooleanProperty("j", false);
            fields.writeBooleanProperty("d", moved.hedging());
        });
    }

    private static void head(JsonGenerator json, String event, Instant eventTime) {
        json.writeStringProperty("e", event);
        Json.time(json, "E", eventTime);
    }
}
