package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.Rate;
import java.time.Instant;

/** One settlement of funding. @param rate as a fraction */
public record FundingSettlement(Rate rate, Instant eventTime) {}
