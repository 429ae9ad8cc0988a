package io.sapphire.simulator.http;

import io.sapphire.simulator.engine.Venue;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.order.VenueFill;
import io.sapphire.simulator.rest.OrderJson;
import io.sapphire.simulator.run.LastSequence;
import io.sapphire.simulator.run.StepAnswer;
import io.sapphire.simulator.run.VenueRun;
import tools.jackson.core.JsonGenerator;

/** What the admin port answers. */
final class AdminJson {

    private AdminJson() {}

    static byte[] run(VenueRun run) {
        return Json.object(json -> {
            json.writeNumberProperty("seed", run.settings().seed());
            json.writeStringProperty("speed", run.settings().pace().text());
            json.writeBooleanProperty("lockStep", run.settings().pace().isLockStep());
            json.writeNumberProperty("step", run.step());
            Json.time(json, "venueTime", run.venue().now());
            Json.time(json, "tradingStart", run.markets().tradingStart());
            Json.time(json, "end", run.markets().end());
            json.writeBooleanProperty("live", run.markets().isLive());
            json.writeBooleanProperty("ended", run.hasEnded());
            Json.array(json, "markets", run.markets().all(), AdminJson::market);
            last(json, run.last());
        });
    }

    static byte[] step(StepAnswer answer) {
        return Json.object(json -> {
            json.writeNumberProperty("step", answer.step());
            Json.time(json, "venueTime", answer.venueTime());
            Json.strings(json, "frames", answer.frames());
            last(json, answer.last());
            json.writeBooleanProperty("ended", answer.ended());
        });
    }

    static byte[] state(Venue venue) {
        var account = venue.account();
        return Json.object(json -> {
            Json.decimal(json, "wallet", account.wallet());
            Json.decimal(json, "equity", venue.standing().equity());
            json.writeBooleanProperty("hedgeMode", account.settings().isHedging());
            Json.decimal(json, "realisedPnl", account.realised());
            Json.decimal(json, "fees", account.fees());
            Json.decimal(json, "funding", account.funding());
            Json.array(json, "positions", account.holdings().entrySet(), (fields, held) -> {
                Json.decimal(fields, "symbol", held.getKey().symbol());
                fields.writeStringProperty("positionSide", held.getKey().side().name());
                Json.decimal(fields, "quantity", held.getValue().quantity());
                Json.decimal(fields, "entryPrice", held.getValue().entryPrice());
                Json.decimal(fields, "isolatedWallet", account.isolated(held.getKey()));
            });
            Json.array(json, "orders", venue.orders(), OrderJson::write);
            Json.array(json, "fills", venue.fills(), AdminJson::fill);
        });
    }

    private static void market(JsonGenerator json, Market market) {
        var listing = market.listing();
        Json.decimal(json, "symbol", listing.symbol());
        json.writeStringProperty("origin", listing.origin());
        json.writeNumberProperty("frameIntervalMs", listing.frameInterval().toMillis());
        json.writeBooleanProperty("sidesDerived", listing.sidesDerived());
        json.writeBooleanProperty("bookDerived", listing.bookDerived());
        json.writeNumberProperty("shiftMs", listing.shift().toMillis());
        market.recording().trouble().ifPresent(why -> json.writeStringProperty("trouble", why));
    }

    private static void fill(JsonGenerator json, VenueFill fill) {
        json.writeNumberProperty("tradeId", fill.tradeId());
        json.writeNumberProperty("orderId", fill.orderId());
        Json.decimal(json, "clientOrderId", fill.clientOrderId());
        Json.decimal(json, "symbol", fill.symbol());
        json.writeStringProperty("side", fill.side().name());
        json.writeStringProperty("positionSide", fill.positionSide().name());
        Json.decimal(json, "price", fill.price());
        Json.decimal(json, "quantity", fill.quantity());
        Json.decimal(json, "fee", fill.fee());
        json.writeBooleanProperty("maker", fill.maker());
        Json.time(json, "time", fill.eventTime());
    }

    private static void last(JsonGenerator json, LastSequence last) {
        Json.object(json, "lastSeq", fields -> {
            fields.writeNumberProperty("market", last.market());
            fields.writeNumberProperty("user", last.user());
        });
    }
}
