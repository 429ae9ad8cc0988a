package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * Mark price and funding as they are now.
 *
 * @param indexE8 0 if the venue has none
 * @param cap highest funding rate; zero if there is none
 * @param floor lowest funding rate; zero if there is none
 */
public record MarkView(
        Price mark,
        long indexE8,
        Rate fundingRate,
        Instant nextFunding,
        Duration fundingInterval,
        Rate cap,
        Rate floor,
        Instant eventTime) {}
