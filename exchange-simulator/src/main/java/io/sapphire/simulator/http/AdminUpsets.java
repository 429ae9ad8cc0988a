package io.sapphire.simulator.http;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.engine.MarketStatus;
import io.sapphire.simulator.engine.Upset;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.rest.ServerClock;
import io.sapphire.simulator.run.VenueRun;
import java.time.Duration;

/** What whoever runs the venue lets happen at once. */
final class AdminUpsets {
    private final VenueRun run;
    private final ServerClock clock;

    AdminUpsets(VenueRun run, ServerClock clock) {
        this.run = run;
        this.clock = clock;
    }

    AdminReply happen(String body) {
        var upset = read(new AdminForm(body));
        var cannot = run.upset(upset);
        if (cannot.isPresent()) {
            return AdminReply.refused(409, cannot.orElseThrow());
        }
        return AdminReply.of(
                Json.object(json -> Json.time(json, "venueTime", run.venue().now())));
    }

    AdminReply clock() {
        return AdminReply.of(Json.object(
                json -> json.writeNumberProperty("aheadMs", clock.ahead().toMillis())));
    }

    AdminReply clock(String body) {
        var form = new AdminForm(body);
        var ahead = Duration.ofMillis(form.number("aheadMs", 0));
        form.refuseOthers();
        clock.putAhead(ahead);
        return clock();
    }

    private static Upset read(AdminForm form) {
        try {
            var upset = upset(form);
            form.refuseOthers();
            return upset;
        } catch (IllegalArgumentException senseless) {
            throw new MisuseException(String.valueOf(senseless.getMessage()));
        }
    }

    private static Upset upset(AdminForm form) {
        var what = form.text("do", "");
        return switch (what) {
            case "fill" -> new Upset.Filled(symbol(form), ref(form));
            case "cancel" -> new Upset.Cancelled(symbol(form), ref(form));
            case "deleverage" ->
                new Upset.Deleveraged(
                        new Leg(symbol(form), form.word("positionSide", PositionSide.class, PositionSide.BOTH)));
            case "jump" -> new Upset.Jumped(symbol(form), form.number("ticks", 0));
            case "status" ->
                new Upset.StatusChanged(symbol(form), form.word("status", MarketStatus.class, MarketStatus.TRADING));
            case "tick" -> new Upset.TickChanged(symbol(form), tick(form));
            default ->
                throw new MisuseException(
                        "'do' must be one of fill, cancel, deleverage, jump, status, tick, was '" + what + "'");
        };
    }

    private static Symbol symbol(AdminForm form) {
        return new Symbol(form.text("symbol", ""));
    }

    private static Price tick(AdminForm form) {
        var text = form.text("tick", "");
        try {
            return Price.of(text);
        } catch (NumberFormatException | ArithmeticException malformed) {
            throw new MisuseException("'tick' must be a decimal, was '" + text + "'");
        }
    }

    private static OrderRef ref(AdminForm form) {
        return form.has("orderId")
                ? new OrderRef.ByVenueId(form.number("orderId", 0))
                : new OrderRef.ByClientId(new OrderId(form.text("clientOrderId", "")));
    }
}
