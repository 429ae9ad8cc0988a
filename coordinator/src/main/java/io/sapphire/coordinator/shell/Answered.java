package io.sapphire.coordinator.shell;

/**
 * An agent's answer to a person's question.
 *
 * @param sequence of its event
 */
public record Answered(long sequence, String text) {}
