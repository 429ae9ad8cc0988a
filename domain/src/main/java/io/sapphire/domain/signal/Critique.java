package io.sapphire.domain.signal;

import io.sapphire.domain.market.Symbol;

/**
 * What one agent says about a peer's signal.
 *
 * @param agrees whether it holds the peer's direction for right
 * @param text one sentence for the trader
 */
public record Critique(AgentId author, AgentId subject, Symbol symbol, long frame, boolean agrees, String text) {}
