package io.sapphire.domain.market;

/** Everything resting at one price. */
public record BookLevel(Price price, Quantity quantity) {}
