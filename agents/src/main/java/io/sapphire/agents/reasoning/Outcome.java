package io.sapphire.agents.reasoning;

import io.sapphire.domain.signal.Reasoning;

/** What came of an inquiry. */
public sealed interface Outcome {

    /** @param answer in the form that was asked for */
    record Answered(String answer, Reasoning record) implements Outcome {}

    /** Asked, and perhaps paid for, in vain. @param reason for the trader, without a word of the model's */
    record Failed(String reason, Reasoning record) implements Outcome {}

    /** Nobody was asked. @param reason for the trader */
    record NotAsked(String reason) implements Outcome {}
}
