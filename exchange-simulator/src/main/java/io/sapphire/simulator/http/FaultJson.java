package io.sapphire.simulator.http;

import io.sapphire.simulator.fault.Effect;
import io.sapphire.simulator.fault.FaultView;
import io.sapphire.simulator.fault.Hit;
import io.sapphire.simulator.fault.MessageEffect;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.fault.RequestEffect;
import io.sapphire.simulator.fault.Scope;
import io.sapphire.simulator.fault.Timing;
import io.sapphire.simulator.json.Json;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Faults as {@link FaultForm} reads them, every field said, and what they have met. */
final class FaultJson {

    private FaultJson() {}

    static void write(JsonGenerator json, FaultView view) {
        var scope = view.fault().scope();
        json.writeNumberProperty("id", view.id());
        effect(json, area(scope.place()), view.fault().effect());
        scope(json, scope);
        timing(json, view.fault().timing());
        Json.time(json, "since", view.since());
        json.writeNumberProperty("seen", view.seen());
        json.writeNumberProperty("hits", view.hits());
    }

    static void hit(JsonGenerator json, Hit hit) {
        var occasion = hit.occasion();
        json.writeNumberProperty("fault", hit.fault());
        json.writeStringProperty("on", area(occasion.place()));
        json.writeNumberProperty("number", occasion.number());
        json.writeStringProperty("name", occasion.name());
        json.writeStringProperty("symbol", occasion.symbol());
        Json.time(json, "time", occasion.at());
    }

    private static void scope(JsonGenerator json, Scope scope) {
        json.writeStringProperty(scope.place() == Place.REQUEST ? "endpoint" : "event", scope.name());
        json.writeStringProperty("symbol", scope.symbol());
    }

    private static void timing(JsonGenerator json, Timing timing) {
        json.writeNumberProperty("nth", timing.nth());
        if (timing.times() != Timing.UNBOUNDED) {
            json.writeNumberProperty("times", timing.times());
        }
        json.writeNumberProperty("probability", timing.probability());
        json.writeNumberProperty("seed", timing.seed());
        if (!timing.length().equals(Timing.ENDLESS)) {
            json.writeNumberProperty("forMs", timing.length().toMillis());
        }
    }

    private static void effect(JsonGenerator json, String area, Effect effect) {
        switch (effect) {
            case RequestEffect request -> request(json, request);
            case MessageEffect message -> message(json, area, message);
        }
    }

    private static void request(JsonGenerator json, RequestEffect effect) {
        switch (effect) {
            case RequestEffect.Late late -> {
                mode(json, "rest.latency");
                json.writeNumberProperty("beforeMs", late.before().toMillis());
                json.writeNumberProperty("afterMs", late.after().toMillis());
            }
            case RequestEffect.Failed failed -> {
                mode(json, "rest.error");
                json.writeBooleanProperty("executed", failed.executed());
                json.writeNumberProperty("status", failed.status());
                json.writeNumberProperty("code", failed.code());
                json.writeStringProperty("msg", failed.message());
                json.writeStringProperty("body", lower(failed.body()));
            }
            case RequestEffect.Silent silent -> executed(json, "rest.silent", silent.executed());
            case RequestEffect.Closed closed -> executed(json, "rest.closed", closed.executed());
            case RequestEffect.Damaged damaged -> mode(json, "rest." + lower(damaged.damage()));
            case RequestEffect.Stale _ -> mode(json, "rest.stale");
            case RequestEffect.Strange strange -> {
                mode(json, "rest.strange");
                json.writeStringProperty("what", lower(strange.strangeness()));
            }
            case RequestEffect.FilledFirst _ -> mode(json, "order.fill_first");
            case RequestEffect.Treated(var treatment) -> {
                mode(json, "order.treat");
                json.writeNumberProperty("parts", treatment.parts());
                json.writeNumberProperty("delayMs", treatment.delay().toMillis());
                Json.decimal(json, "share", treatment.share());
            }
            case RequestEffect.Limited limited -> {
                mode(json, limited.banned() ? "limit.418" : "limit.429");
                json.writeNumberProperty("retryAfterS", limited.retryAfterSeconds());
            }
        }
    }

    private static void message(JsonGenerator json, String area, MessageEffect effect) {
        switch (effect) {
            case MessageEffect.Dropped _ -> mode(json, area + ".drop");
            case MessageEffect.Doubled _ -> mode(json, area + ".duplicate");
            case MessageEffect.Overtaken _ -> mode(json, area + ".reorder");
            case MessageEffect.Delayed delayed -> {
                mode(json, area + ".delay");
                json.writeNumberProperty("delayMs", delayed.delay().toMillis());
            }
            case MessageEffect.Disconnected disconnected -> {
                mode(json, area + ".disconnect");
                json.writeStringProperty("how", lower(disconnected.farewell()));
            }
            case MessageEffect.Strange strange -> {
                mode(json, area + ".strange");
                json.writeStringProperty("what", lower(strange.strangeness()));
            }
            case MessageEffect.KeyExpired _ -> mode(json, area + ".expire");
        }
    }

    private static void executed(JsonGenerator json, String mode, boolean executed) {
        mode(json, mode);
        json.writeBooleanProperty("executed", executed);
    }

    private static void mode(JsonGenerator json, String mode) {
        json.writeStringProperty("mode", mode);
    }

    private static String area(Place place) {
        return switch (place) {
            case REQUEST -> "rest";
            case USER -> "user";
            case MARKET -> "market";
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
