package io.sapphire.bench.trading;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.time.Instant;
import java.util.List;

/** The core and six agents, fed with recorded hours anew. */
final class Decider {
    private final Recording hours;
    private final TradingCore core;
    private final List<Agent> agents;
    private int next;
    private long signals;

    Decider(Recording hours, List<Agent> agents) {
        this.hours = hours;
        this.core = TradingCore.of(hours.plan().start());
        this.agents = agents;
    }

    /** Takes events up to the end of the next round. @return false at the end */
    boolean round() {
        while (next < hours.events().size()) {
            var event = hours.events().get(next++);
            var _ = core.apply(new Recorded(next, Instant.EPOCH, "", "", event));
            if (event instanceof MeshEvent.MarketObserved(var frame)) {
                var observation = core.observation(frame.symbol());
                for (var agent : agents) {
                    signals += agent.observe(observation) instanceof Opinion.View ? 1 : 0;
                }
            }
            if (event instanceof MeshEvent.RoundClosed) {
                return true;
            }
        }
        return false;
    }

    long signals() {
        return signals;
    }
}
