package io.sapphire.agents.reasoning.model;

import java.util.Optional;

/**
 * What a model said.
 *
 * @param usage tokens as billed; nothing if it did not say
 */
public record Completion(String text, Optional<Usage> usage) {

    /** @param output with what it thought before it spoke */
    public record Usage(int input, int output) {}
}
