package io.sapphire.exchange.aster.stream;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.OrderWords;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.execution.venue.VenueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the user stream. Unknown events, fields and words are not an error. */
public final class UserMessages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UserMessages() {}

    /** @throws RuntimeException if it is not understood: the account has to be read anew */
    public static UserMessage read(byte[] bytes) {
        var message = JSON.readTree(bytes);
        var data = message.has("data") ? message.path("data") : message;
        long sequence = Fields.number(data.path("simSeq"), 0);
        var kind = data.path("e").asString("");
        return new UserMessage(events(kind, data), sequence, kind.equals("listenKeyExpired"));
    }

    private static List<UserEvent> events(String kind, JsonNode data) {
        return switch (kind) {
            case "ORDER_TRADE_UPDATE" -> List.of(order(data));
            case "ACCOUNT_UPDATE" -> account(data);
            case "ACCOUNT_CONFIG_UPDATE" -> configuration(data);
            default -> List.of();
        };
    }

    private static UserEvent order(JsonNode data) {
        var row = data.path("o");
        var time = timeOf(data);
        var said = said(row, time);
        boolean traded = "TRADE".equals(row.path("x").asString("")) && Fields.e8(row.path("l")) > 0;
        return traded
                ? new UserEvent.OrderTraded(said, fill(row, said.order()), time)
                : new UserEvent.OrderMoved(said, time);
    }

    private static VenueOrder said(JsonNode row, Instant time) {
        var type = row.path(row.hasNonNull("ot") ? "ot" : "o").asString("");
        boolean reduceOnly = Fields.flag(row.path("R"));
        boolean closePosition = Fields.flag(row.path("cp"));
        var order = new Order(
                new OrderId(row.path("c").asString()),
                new Symbol(row.path("s").asString()),
                side(row),
                OrderWords.quantity(Fields.e8(row.path("q"))),
                OrderWords.terms(new OrderWords.Told(
                        type,
                        Fields.e8(row.path("p")),
                        Fields.e8(row.path("sp")),
                        row.path("f").asString(""),
                        closePosition,
                        row.path("wt").asString(""),
                        Fields.flag(row.path("pP")),
                        Fields.e8(row.path("AP")),
                        Fields.e8(row.path("cr")))),
                reduceOnly,
                OrderWords.purpose(type, reduceOnly, closePosition),
                OrderWords.positionSide(row.path("ps").asString("")),
                OrderWords.selfTrade(row.path("stp").asString("")));
        return new VenueOrder(
                order,
                Fields.number(row.path("i"), 0),
                OrderWords.status(row.path("X").asString("")),
                Fields.e8(row.path("z")),
                time,
                time);
    }

    private static Fill fill(JsonNode row, Order order) {
        return new Fill(
                Fields.number(row.path("t"), 0),
                order.symbol(),
                order.side(),
                new Price(Fields.e8(row.path("L"))),
                new Quantity(Fields.e8(row.path("l"))),
                // Absent if there is none.
                new Money(Fields.e8(row.path("n"))),
                Fields.flag(row.path("m")));
    }

    private static Side side(JsonNode row) {
        return OrderWords.side(row.path("S").asString(""));
    }

    private static List<UserEvent> account(JsonNode data) {
        var account = data.path("a");
        var reason = account.path("m").asString("");
        return switch (reason) {
            // The orders' own events tell it.
            case "ORDER" -> List.of();
            case "FUNDING_FEE" -> funding(account, timeOf(data));
            default -> balances(account, reason, timeOf(data));
        };
    }

    private static List<UserEvent> funding(JsonNode account, Instant time) {
        var symbols = new ArrayList<Symbol>();
        account.path("P").forEach(row -> symbols.add(new Symbol(row.path("s").asString())));
        var events = new ArrayList<UserEvent>();
        for (var row : account.path("B")) {
            var amount = new Money(Fields.e8(row.path("bc")));
            events.add(new UserEvent.FundingSettled(amount, symbols, time));
        }
        return events;
    }

    private static List<UserEvent> balances(JsonNode account, String reason, Instant time) {
        var events = new ArrayList<UserEvent>();
        for (var row : account.path("B")) {
            var amount = new Money(Fields.e8(row.path("bc")));
            if (amount.signum() != 0) {
                events.add(new UserEvent.BalanceMoved(row.path("a").asString(""), amount, reason, time));
            }
        }
        return events;
    }

    private static List<UserEvent> configuration(JsonNode data) {
        var leverage = data.path("ac");
        if (!leverage.hasNonNull("l")) {
            return List.of();
        }
        var symbol = new Symbol(leverage.path("s").asString());
        int times = Math.toIntExact(Fields.number(leverage.path("l"), 0));
        return List.of(new UserEvent.LeverageSet(symbol, times, timeOf(data)));
    }

    private static Instant timeOf(JsonNode data) {
        return Fields.time(data.path(data.has("T") ? "T" : "E"));
    }
}
