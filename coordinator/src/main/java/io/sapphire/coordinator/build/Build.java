package io.sapphire.coordinator.build;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import java.util.List;
import java.util.Optional;

/**
 * The name of this build: its version, then what its rules are compiled to. Builds of one version that decide by the same
 * code have the same name; any other have different ones.
 */
public final class Build {
    /** Everything whose change may change a decision. */
    private static final List<String> RULES = List.of(
            "io/sapphire/coordinator/consensus",
            "io/sapphire/coordinator/core",
            "io/sapphire/coordinator/execution",
            "io/sapphire/coordinator/portfolio",
            "io/sapphire/coordinator/risk",
            "io/sapphire/coordinator/sizing",
            "io/sapphire/domain");

    private static final CodeHash CODE = CodeHash.of(List.of(TradingCore.class, MeshEvent.class), RULES);
    private static final String NAME = name(CODE);

    private Build() {}

    /** For example {@code 1.4.0+9f86d081884c}. */
    public static String name() {
        return NAME;
    }

    /** Of what decides by this code. */
    public static String name(CodeHash code) {
        return version() + "+" + code.text();
    }

    /** What every decision is made by. */
    public static CodeHash rules() {
        return CODE;
    }

    private static String version() {
        return Optional.ofNullable(TradingCore.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
