package io.sapphire.domain.order;

/**
 * A refusal with the numbers that decided it.
 *
 * @param observedE8 what the order would have led to, in 1e-8 units
 * @param limitE8 what is allowed, in 1e-8 units
 * @param unit of both, for example {@code USDT}, {@code orders/min}, {@code s}
 */
public record Denial(DenialCode code, long observedE8, long limitE8, String unit) {}
