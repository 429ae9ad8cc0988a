package io.sapphire.simulator.order;

/** What the venue answers at once. */
public sealed interface Outcome {

    /** @param order as it stands now, before the request has reached the matching engine */
    record Taken(OrderView order) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
}
