package io.sapphire.exchange.execution.venue;

/** The venue's answer to the question for one order. */
public sealed interface Lookup {

    record Found(VenueOrder order) implements Lookup {}

    /** The venue does not know it, for now: a lost request may still arrive. */
    record NotFound() implements Lookup {}
}
