package io.sapphire.domain.event;

import io.sapphire.domain.signal.AgentId;

/**
 * How one agent answered a frame.
 *
 * @param noView why it had nothing new to say; empty if it sent a signal
 */
public record Answer(AgentId agent, String noView) {}
