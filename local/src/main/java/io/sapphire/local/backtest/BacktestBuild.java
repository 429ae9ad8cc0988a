package io.sapphire.local.backtest;

import io.sapphire.agents.Roster;
import io.sapphire.coordinator.build.Build;
import io.sapphire.coordinator.build.CodeHash;
import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.simulator.SimulatorProperties;
import java.util.List;

/**
 * The name of the build a backtest is made by. A run's agents and venue are other processes and what they said is in its log;
 * a backtest makes them itself, so their code is in its name as the rules are.
 */
public final class BacktestBuild {
    static final CodeHash CODE = Build.rules()
            .and(
                    List.of(Roster.class, ExchangeAdapterProperties.class, SimulatorProperties.class, Backtest.class),
                    List.of(
                            "io/sapphire/agents",
                            "io/sapphire/coordinator/shell",
                            "io/sapphire/exchange",
                            "io/sapphire/local/backtest",
                            "io/sapphire/local/options",
                            "io/sapphire/simulator"));

    private static final String NAME = Build.name(CODE);

    private BacktestBuild() {}

    /** For example {@code 1.4.0+2c26b46b68ff}. */
    public static String name() {
        return NAME;
    }
}
