package io.sapphire.local.venue;

import io.sapphire.simulator.fault.Effect;
import io.sapphire.simulator.fault.Fault;
import io.sapphire.simulator.fault.MessageEffect;
import io.sapphire.simulator.fault.MessageEffect.Farewell;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.fault.RequestEffect;
import io.sapphire.simulator.fault.RequestEffect.Body;
import io.sapphire.simulator.fault.RequestEffect.Damage;
import io.sapphire.simulator.fault.Scope;
import io.sapphire.simulator.fault.Timing;
import java.util.List;
import java.util.Random;

/** Faults of every kind that can befall an order, drawn from a seed. */
final class RandomFaults {
    private static final String PREFIX = " /fapi/v3/";
    private static final List<String> CHANGES = List.of(
            "POST" + PREFIX + "order",
            "POST" + PREFIX + "order",
            "PUT" + PREFIX + "order",
            "DELETE" + PREFIX + "order",
            "POST" + PREFIX + "batchOrders",
            "DELETE" + PREFIX + "batchOrders",
            "POST" + PREFIX + "listenKey");
    private static final List<String> QUESTIONS = List.of(
            "GET" + PREFIX + "order",
            "GET" + PREFIX + "openOrders",
            "GET" + PREFIX + "userTrades",
            "GET" + PREFIX + "balance",
            "GET" + PREFIX + "positionRisk",
            "GET" + PREFIX + "depth");

    private final Random random;

    RandomFaults(Random random) {
        this.random = random;
    }

    Fault next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> request(pick(CHANGES));
            case 4, 5 -> request(pick(QUESTIONS));
            case 6, 7, 8 -> new Fault(message(), new Scope(Place.USER, "", ""), once(4));
            default -> new Fault(message(), new Scope(Place.MARKET, "", ""), once(20));
        };
    }

    private Fault request(String endpoint) {
        return new Fault(effect(endpoint), new Scope(Place.REQUEST, endpoint, ""), once(2));
    }

    private Effect effect(String endpoint) {
        boolean executed = random.nextBoolean();
        return switch (random.nextInt(9)) {
            case 0 -> failed(executed, 503, -1000, Body.JSON);
            case 1 -> failed(executed, 503, -1000, Body.TEXT);
            case 2 -> failed(executed, 500, -1000, Body.HTML);
            case 3 -> failed(executed, 400, random.nextBoolean() ? -1006 : -1007, Body.JSON);
            case 4 -> failed(executed, 408, -1007, Body.JSON);
            case 5, 6 -> new RequestEffect.Closed(executed);
            case 7 -> new RequestEffect.Damaged(random.nextBoolean() ? Damage.TRUNCATED : Damage.DOUBLED);
            // Of a question an old answer is a wrong one; the venue is not known to give any.
            default ->
                endpoint.startsWith("GET")
                        ? new RequestEffect.Limited(false, 1)
                        : failed(false, 400, -2010, Body.JSON);
        };
    }

    private static RequestEffect failed(boolean executed, int status, int code, Body body) {
        boolean definite = code != -1000 && code != -1006 && code != -1007;
        return new RequestEffect.Failed(executed && !definite, status, code, "injected", body);
    }

    private MessageEffect message() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new MessageEffect.Dropped();
            case 2 -> new MessageEffect.Doubled();
            case 3 -> new MessageEffect.Overtaken();
            case 4 -> new MessageEffect.Disconnected(Farewell.NORMAL);
            case 5 -> new MessageEffect.Disconnected(Farewell.RESET);
            default -> new MessageEffect.Disconnected(Farewell.GOING_AWAY);
        };
    }

    private Timing once(int among) {
        return Timing.nth(1 + random.nextInt(among));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
