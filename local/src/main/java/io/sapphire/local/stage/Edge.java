package io.sapphire.local.stage;

import java.nio.file.Path;

/** What speaks for the agents earning more than they cost. */
public sealed interface Edge {

    /** Nothing does. */
    record Unproven() implements Edge {}

    /** @param directory what a backtest wrote, absolute */
    record Reported(Path directory) implements Edge {}

    /** @param reason why somebody trades without any proof; never blank */
    record Waived(String reason) implements Edge {}
}
