package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import java.time.Instant;

/** @param amount received; negative is paid */
public record VenueFunding(Symbol symbol, Money amount, Instant eventTime) {}
