package io.sapphire.domain.signal;

import io.sapphire.domain.market.Symbol;

/** What an agent answers to one observation: exactly one of these. */
public sealed interface Reply permits Signal, NoView {
    AgentId agent();

    Symbol symbol();

    /** Number of the frame it answers. */
    long frame();
}
