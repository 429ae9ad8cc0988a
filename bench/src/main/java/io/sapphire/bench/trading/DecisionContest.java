package io.sapphire.bench.trading;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.bench.Contest;
import java.util.Comparator;
import java.util.List;

/**
 * From a frame to a decision with six agents in one thread: consensus, limits, orders, books and state, against a loop
 * that asks the same agents and adds up what they say.
 */
public final class DecisionContest {
    /** At most three times as long. */
    private static final double BAR = 1 / 3.0;

    private DecisionContest() {}

    public static Contest of(Recording hours) {
        return new Contest(
                "a frame decided by six agents",
                "a loop over the same agents",
                hours.observations().size(),
                BAR,
                () -> ours(hours),
                () -> loop(hours));
    }

    private static long ours(Recording hours) {
        var decider = new Decider(hours, sessions(hours));
        while (decider.round()) {}
        return decider.signals();
    }

    private static long loop(Recording hours) {
        var agents = sessions(hours).toArray(Agent[]::new);
        long signals = 0;
        double position = 0;
        for (var observation : hours.observations()) {
            double sum = 0;
            for (var agent : agents) {
                if (agent.observe(observation) instanceof Opinion.View(var signal)) {
                    signals++;
                    sum += signal.direction().sign() * (2 * signal.confidence().ratio() - 1);
                }
            }
            position = Math.abs(sum) > 1 ? Math.signum(sum) : position;
        }
        return position > 1 ? -1 : signals;
    }

    static List<Agent> sessions(Recording hours) {
        return hours.plan().agents().stream()
                .map(factory -> factory.open(hours.plan().start().listings()))
                .sorted(Comparator.comparing(agent -> agent.describe().id()))
                .toList();
    }
}
