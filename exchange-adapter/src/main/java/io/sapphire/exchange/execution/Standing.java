package io.sapphire.exchange.execution;

/** @param lastReport sequence of the last report about the order so far; 0 if there is none */
public record Standing(OrderState state, long lastReport) {}
