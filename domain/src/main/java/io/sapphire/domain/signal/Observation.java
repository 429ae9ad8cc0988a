package io.sapphire.domain.signal;

import io.sapphire.domain.market.MarketFrame;

/** What an agent is shown, and has to answer once. */
public record Observation(MarketFrame frame, RiskEnvelope envelope) {}
