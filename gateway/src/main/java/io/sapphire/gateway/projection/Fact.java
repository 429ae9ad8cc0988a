package io.sapphire.gateway.projection;

/** A row as it is after an event. */
public record Fact(Topic topic, Object row) {}
