package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.Price;
import java.time.Instant;

/**
 * What traded in one interval.
 *
 * @param volume base-asset units, as the venue writes them: a day of a cheap asset does not fit into 1e-8 units
 * @param quoteVolume quote-asset units, as the venue writes them
 */
public record Candle(
        Instant start,
        Price open,
        Price high,
        Price low,
        Price close,
        String volume,
        String quoteVolume,
        long trades) {}
