package io.sapphire.domain.market;

import java.time.Instant;

/**
 * One matched trade of anybody on the venue.
 *
 * @param id the venue's number of it, rising within a market
 * @param aggressor the side that crossed the spread
 * @param eventTime when the venue matched it, by the venue's clock
 */
public record Trade(long id, Price price, Quantity quantity, Side aggressor, Instant eventTime) {}
