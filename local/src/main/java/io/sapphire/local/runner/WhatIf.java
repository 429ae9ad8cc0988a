package io.sapphire.local.runner;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.local.data.RunArgument;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One recorded decision with something changed. */
public final class WhatIf {
    private final long decision;
    private final List<Change> changes;

    private WhatIf(long decision, List<Change> changes) {
        this.decision = decision;
        this.changes = changes;
    }

    /**
     * Agents that are dropped and limits that are others.
     *
     * @param settings each {@code NAME=VALUE}
     * @throws Refusal if nothing is changed
     */
    public static WhatIf of(long decision, List<String> dropped, List<String> settings) {
        return of(decision, dropped, settings, List.of());
    }

    static WhatIf of(long decision, List<String> dropped, List<String> settings, List<Change.Answer> answers) {
        var changes = new ArrayList<Change>();
        dropped.forEach(agent -> changes.add(new Change.DropAgent(new AgentId(agent))));
        settings.forEach(setting -> changes.add(Change.Set.parse(setting)));
        changes.addAll(answers);
        if (changes.isEmpty()) {
            throw Refusal.misuse("Say what is to be otherwise: --drop-agent, --set or --answer.");
        }
        return new WhatIf(decision, changes);
    }

    /**
     * The two ways.
     *
     * @param simulate whether to trade on from there with the simulator
     * @throws Refusal if the run has no such decision, or a change does not fit it
     */
    public TwoWays answer(SapphireHome home, StoredRun run, boolean simulate) {
        if (run.isBacktest()) {
            throw Refusal.failure(
                    "The log of a backtest names its frames and does not hold them, so none of its decisions can be"
                            + " taken again otherwise: run the backtest with other settings, or ask about a run.");
        }
        var recorded = alternative(run, List.of());
        var other = alternative(run, changes);
        var simulated = simulate
                ? Optional.of(Simulation.of(home, run, recorded, other, changes))
                : Optional.<Simulated>empty();
        return new TwoWays(decision, run.directory(), recorded, other, simulated);
    }

    private Alternative alternative(StoredRun run, List<Change> with) {
        try (var reader = RunArgument.read(run)) {
            return Alternative.of(decision, reader, with);
        } catch (IllegalArgumentException unusable) {
            throw Refusal.misuse(unusable.getMessage() + ".");
        }
    }
}
