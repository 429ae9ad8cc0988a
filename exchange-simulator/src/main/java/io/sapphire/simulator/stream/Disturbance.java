package io.sapphire.simulator.stream;

import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.fault.MessageEffect;
import io.sapphire.simulator.fault.Strike;
import io.sapphire.simulator.json.Rewriting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Sends messages, or does with them what faults say. Holds those that come too late. */
final class Disturbance {
    private final Faults faults;
    private final Consumer<Instant> expireKey;
    private final List<Outgoing> overtaken = new ArrayList<>();
    /** By the time they are due; of one time, in the order they were held. */
    private final List<Held> late = new ArrayList<>();

    private record Held(Instant due, Outgoing message) {}

    /** @param expireKey what happens when the listen key expires, at a venue time */
    Disturbance(Faults faults, Consumer<Instant> expireKey) {
        this.faults = faults;
        this.expireKey = expireKey;
    }

    /** Nothing goes wrong, and nothing is held. */
    boolean isQuiet() {
        return faults.isEmpty() && overtaken.isEmpty() && late.isEmpty();
    }

    void pass(Outgoing message) {
        release(message.occasion().at());
        var strike = faults.onMessage(message.occasion());
        if (strike.isEmpty()) {
            deliver(message);
        } else {
            strike(message, strike.orElseThrow());
        }
    }

    /** Sends what is due by then. */
    void release(Instant now) {
        while (!late.isEmpty() && !late.getFirst().due().isAfter(now)) {
            late.removeFirst().message().send();
        }
    }

    private void strike(Outgoing message, Strike<MessageEffect> strike) {
        switch (strike.effect()) {
            case MessageEffect.Dropped _ -> {}
            case MessageEffect.Doubled _ -> {
                message.send();
                deliver(message);
            }
            case MessageEffect.Strange(var strangeness) ->
                deliver(new Outgoing(
                        message.occasion(),
                        message.lane(),
                        Rewriting.apply(strangeness, message.bytes()),
                        message.receivers()));
            case MessageEffect.Overtaken _ -> overtaken.add(message);
            case MessageEffect.Delayed(Duration delay) -> {
                late.add(new Held(message.occasion().at().plus(delay), message));
                late.sort(Comparator.comparing(Held::due));
            }
            case MessageEffect.Disconnected(var farewell) -> message.receivers().disconnect(farewell);
            case MessageEffect.KeyExpired _ ->
                expireKey.accept(message.occasion().at());
        }
    }

    private void deliver(Outgoing message) {
        message.send();
        overtaken.stream().filter(held -> held.lane().equals(message.lane())).forEach(Outgoing::send);
        overtaken.removeIf(held -> held.lane().equals(message.lane()));
    }
}
