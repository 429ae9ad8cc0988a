package io.sapphire.simulator.run;

/** What came of asking for the next step. */
public sealed interface StepOutcome {

    record Answered(StepAnswer answer) implements StepOutcome {}

    /** Client and venue do not agree about where they are. */
    record Conflict(String message) implements StepOutcome {}
}
