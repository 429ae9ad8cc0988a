package io.sapphire.simulator.rest;

import io.sapphire.simulator.fault.RequestEffect;
import io.sapphire.simulator.json.Rewriting;
import io.sapphire.simulator.rest.Delivery.Manner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What faults make of answers. */
final class FaultyAnswers {
    /** The page reported by users of the venue: reference/aster-protocol.md, 2.2. */
    private static final String PAGE =
            "<html><head><title>Error</title></head><body>We're sorry, but something went wrong.</body></html>";

    private final Limits limits;
    /** By method and path, of which there are as many as routes: only good answers are kept. */
    private final Map<String, Answer> latest = new HashMap<>();

    FaultyAnswers(Limits limits) {
        this.limits = limits;
    }

    void remember(Call call, Answer answer) {
        if (answer.status() == 200) {
            latest.put(call.name(), answer);
        }
    }

    /** @param answer what the venue did and would say; whatever is said instead, it is on disk first */
    Delivery executed(RequestEffect effect, Call call, Answer answer) {
        return switch (effect) {
            case RequestEffect.Late(Duration _, Duration after) -> {
                remember(call, answer);
                yield new Delivery(answer, Manner.SENT, after);
            }
            case RequestEffect.Stale _ -> {
                var before = latest.getOrDefault(call.name(), answer);
                remember(call, answer);
                yield Delivery.now(instead(before, answer));
            }
            case RequestEffect.Damaged(var damage) -> Delivery.now(answer.saying(damaged(damage, answer.body())));
            case RequestEffect.Strange(var strangeness) ->
                Delivery.now(answer.saying(Rewriting.apply(strangeness, answer.body())));
            case RequestEffect.Treated _, RequestEffect.FilledFirst _ -> {
                remember(call, answer);
                yield Delivery.now(answer.afterSync());
            }
            case RequestEffect.Failed failed -> Delivery.now(instead(failed(failed), answer));
            case RequestEffect.Silent _ -> new Delivery(answer, Manner.WITHHELD, Duration.ZERO);
            case RequestEffect.Closed _ -> new Delivery(answer, Manner.CUT, Duration.ZERO);
            case RequestEffect.Limited limited -> Delivery.now(limited(limited));
        };
    }

    Delivery notExecuted(RequestEffect effect) {
        var nothing = Answer.of(new byte[0]);
        return switch (effect) {
            case RequestEffect.Failed failed -> Delivery.now(failed(failed));
            case RequestEffect.Limited limited -> Delivery.now(limited(limited));
            case RequestEffect.Silent _ -> new Delivery(nothing, Manner.WITHHELD, Duration.ZERO);
            case RequestEffect.Closed _ -> new Delivery(nothing, Manner.CUT, Duration.ZERO);
            case RequestEffect.Late _,
                    RequestEffect.Stale _,
                    RequestEffect.Damaged _,
                    RequestEffect.Strange _,
                    RequestEffect.Treated _,
                    RequestEffect.FilledFirst _ -> throw new IllegalStateException(effect + " needs an answer");
        };
    }

    private static Answer instead(Answer told, Answer truth) {
        return truth.durable() ? told.afterSync() : told;
    }

    private static Answer failed(RequestEffect.Failed failed) {
        return switch (failed.body()) {
            case JSON -> Answer.error(failed.status(), failed.code(), Errors.body(failed.code(), failed.message()));
            case TEXT -> Answer.page(failed.status(), bytes(failed.message()), "text/plain");
            case HTML -> Answer.page(failed.status(), bytes(PAGE), "text/html");
        };
    }

    private Answer limited(RequestEffect.Limited limited) {
        return limited.banned()
                ? limits.banned(limited.retryAfterSeconds())
                : limits.tooHeavy(limited.retryAfterSeconds());
    }

    private static byte[] damaged(RequestEffect.Damage damage, byte[] body) {
        return switch (damage) {
            case TRUNCATED -> Arrays.copyOf(body, body.length / 2);
            case DOUBLED -> doubled(body);
        };
    }

    private static byte[] doubled(byte[] body) {
        var twice = Arrays.copyOf(body, 2 * body.length);
        System.arraycopy(body, 0, twice, body.length, body.length);
        return twice;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
