package io.sapphire.coordinator.grpc;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Observation;
import io.sapphire.wire.Agents;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Observations in the words of the wire: the last of each market is put into them once, however many are shown it. */
final class Showing {
    private final Map<Symbol, Shown> last = new ConcurrentHashMap<>();

    private record Shown(Observation observation, io.sapphire.agent.v1.Observation message) {}

    io.sapphire.agent.v1.Observation of(Observation observation) {
        var symbol = observation.frame().symbol();
        var shown = last.get(symbol);
        // The very same object is what all agents of a round are shown.
        if (shown != null && shown.observation() == observation) {
            return shown.message();
        }
        var message = Agents.toProto(observation);
        last.put(symbol, new Shown(observation, message));
        return message;
    }
}
