package io.sapphire.domain.signal;

import io.sapphire.domain.market.Symbol;

/**
 * The agent has nothing new to say about this frame; an earlier signal of its stands until it expires.
 *
 * @param reason for the trader, for example {@code warming up: 312 of 720 minutes}
 */
public record NoView(AgentId agent, Symbol symbol, long frame, String reason) implements Reply {}
