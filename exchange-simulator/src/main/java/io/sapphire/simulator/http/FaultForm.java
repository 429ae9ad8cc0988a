package io.sapphire.simulator.http;

import io.sapphire.domain.market.Rate;
import io.sapphire.simulator.fault.Effect;
import io.sapphire.simulator.fault.Fault;
import io.sapphire.simulator.fault.MessageEffect;
import io.sapphire.simulator.fault.MessageEffect.Farewell;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.fault.RequestEffect;
import io.sapphire.simulator.fault.RequestEffect.Body;
import io.sapphire.simulator.fault.RequestEffect.Damage;
import io.sapphire.simulator.fault.Scope;
import io.sapphire.simulator.fault.Strangeness;
import io.sapphire.simulator.fault.Timing;
import io.sapphire.simulator.order.Treatment;
import java.time.Duration;
import java.util.List;

/** Faults as people write them; docs/simulator.md is the manual. */
final class FaultForm {
    private static final int UNAVAILABLE = 503;
    private static final int UNKNOWN = -1000;
    private static final int MINUTE = 60;

    static final List<String> MODES = List.of(
            "rest.latency",
            "rest.error",
            "rest.silent",
            "rest.closed",
            "rest.truncated",
            "rest.doubled",
            "rest.stale",
            "rest.strange",
            "order.treat",
            "order.fill_first",
            "limit.429",
            "limit.418",
            "user.drop",
            "user.duplicate",
            "user.reorder",
            "user.delay",
            "user.strange",
            "user.disconnect",
            "user.expire",
            "market.drop",
            "market.duplicate",
            "market.reorder",
            "market.delay",
            "market.strange",
            "market.disconnect");

    private final AdminForm form;

    private FaultForm(AdminForm form) {
        this.form = form;
    }

    /** @throws MisuseException if it makes no sense */
    static Fault read(String body) {
        var form = new AdminForm(body);
        try {
            var fault = new FaultForm(form).fault();
            form.refuseOthers();
            return fault;
        } catch (IllegalArgumentException senseless) {
            throw new MisuseException(String.valueOf(senseless.getMessage()));
        }
    }

    private Fault fault() {
        var mode = form.text("mode", "");
        int dot = mode.indexOf('.');
        var area = dot < 0 ? mode : mode.substring(0, dot);
        var kind = mode.substring(dot + 1);
        return switch (area) {
            case "rest" -> fault(rest(mode, kind), Place.REQUEST);
            case "order" -> fault(order(mode, kind), Place.REQUEST);
            case "limit" -> fault(limit(mode, kind), Place.REQUEST);
            case "user" ->
                fault(kind.equals("expire") ? new MessageEffect.KeyExpired() : message(mode, kind), Place.USER);
            case "market" -> fault(message(mode, kind), Place.MARKET);
            default -> throw unknown(mode);
        };
    }

    private Fault fault(Effect effect, Place place) {
        var name = place == Place.REQUEST ? form.text("endpoint", endpoint(effect)) : form.text("event", "");
        return new Fault(effect, new Scope(place, name, form.text("symbol", "")), timing());
    }

    /** Where it happens if that is not said. */
    private static String endpoint(Effect effect) {
        return switch (effect) {
            case RequestEffect.Treated _ -> "POST /fapi/v3/order";
            case RequestEffect.FilledFirst _ -> "DELETE /fapi/v3/order";
            case RequestEffect _, MessageEffect _ -> "";
        };
    }

    /** Once, unless it says how long or how likely. */
    private Timing timing() {
        boolean open = form.has("probability") || form.has("forMs");
        return new Timing(
                form.number("nth", 1),
                form.number("times", open ? Timing.UNBOUNDED : 1),
                form.fraction("probability", 1),
                form.number("seed", 0),
                millis("forMs", Timing.ENDLESS.toMillis()));
    }

    private RequestEffect rest(String mode, String kind) {
        return switch (kind) {
            case "latency" -> new RequestEffect.Late(millis("beforeMs", 0), millis("afterMs", 0));
            case "error" ->
                new RequestEffect.Failed(
                        executed(),
                        form.smallNumber("status", UNAVAILABLE),
                        form.smallNumber("code", UNKNOWN),
                        form.text("msg", "An unknown error occurred while processing the request."),
                        form.word("body", Body.class, Body.JSON));
            case "silent" -> new RequestEffect.Silent(executed());
            case "closed" -> new RequestEffect.Closed(executed());
            case "truncated" -> new RequestEffect.Damaged(Damage.TRUNCATED);
            case "doubled" -> new RequestEffect.Damaged(Damage.DOUBLED);
            case "stale" -> new RequestEffect.Stale();
            case "strange" -> new RequestEffect.Strange(strangeness());
            default -> throw unknown(mode);
        };
    }

    private RequestEffect order(String mode, String kind) {
        return switch (kind) {
            case "treat" ->
                new RequestEffect.Treated(new Treatment(form.smallNumber("parts", 1), millis("delayMs", 0), share()));
            case "fill_first" -> new RequestEffect.FilledFirst();
            default -> throw unknown(mode);
        };
    }

    /** As a string: it must be exact. */
    private Rate share() {
        var text = form.text("share", "1");
        try {
            return Rate.of(text);
        } catch (NumberFormatException | ArithmeticException malformed) {
            throw new MisuseException("'share' must be a decimal, was '" + text + "'");
        }
    }

    private Strangeness strangeness() {
        return form.word("what", Strangeness.class, Strangeness.UNKNOWN_FIELD);
    }

    private RequestEffect limit(String mode, String kind) {
        return switch (kind) {
            case "429" -> new RequestEffect.Limited(false, form.smallNumber("retryAfterS", MINUTE));
            case "418" -> new RequestEffect.Limited(true, form.smallNumber("retryAfterS", 2 * MINUTE));
            default -> throw unknown(mode);
        };
    }

    private MessageEffect message(String mode, String kind) {
        return switch (kind) {
            case "drop" -> new MessageEffect.Dropped();
            case "duplicate" -> new MessageEffect.Doubled();
            case "strange" -> new MessageEffect.Strange(strangeness());
            case "reorder" -> new MessageEffect.Overtaken();
            case "delay" -> new MessageEffect.Delayed(millis("delayMs", 0));
            case "disconnect" -> new MessageEffect.Disconnected(form.word("how", Farewell.class, Farewell.NORMAL));
            default -> throw unknown(mode);
        };
    }

    private boolean executed() {
        return form.flag("executed", true);
    }

    private Duration millis(String name, long otherwise) {
        return Duration.ofMillis(form.number(name, otherwise));
    }

    private static MisuseException unknown(String mode) {
        return new MisuseException("there is no mode '" + mode + "'; known are " + String.join(", ", MODES));
    }
}
