package io.sapphire.simulator.account;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.order.Leg;
import java.time.Instant;

/** The owner moved margin to an isolated position. @param amount negative is moved back */
public record MarginMove(Leg leg, Money amount, Instant eventTime) {}
