package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import java.time.Instant;

/** Funding of one market, as it was settled; a positive rate was paid by longs to shorts. */
public record Settlement(Symbol symbol, Rate rate, Instant time) {}
