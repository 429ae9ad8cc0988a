package io.sapphire.exchange.execution.venue;

/** What became of a request that changes something else than one order. */
public sealed interface Receipt {

    record Done() implements Receipt {}

    /** The venue refused it: nothing has changed and nothing will. */
    record Refused(int code, String reason) implements Receipt {}

    /** Sent, and nobody can say. */
    record Unknown(String cause) implements Receipt {}

    /** Not a byte left. */
    record NotSent(String cause) implements Receipt {}
}
