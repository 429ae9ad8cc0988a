package io.sapphire.exchange.execution.venue;

/** What became of a request that changes something. */
public sealed interface Outcome {

    /** The venue took it; this is how the order stands now. */
    record Taken(VenueOrder order) implements Outcome {}

    /** The venue refused it: nothing has changed and nothing will. */
    record Refused(int code, String reason) implements Outcome {}

    /** Sent, and nobody can say: it may or may not have happened, or may happen yet. */
    record Unknown(String cause) implements Outcome {}

    /** Not a byte left: the venue never saw it and never will. */
    record NotSent(String cause) implements Outcome {}
}
