package io.sapphire.simulator.fault;

/** What is unexpected about JSON that is otherwise right. */
public enum Strangeness {
    /** Every object has a field nobody has heard of. */
    UNKNOWN_FIELD,
    /** Statuses, events and types of orders are words nobody has heard of. */
    UNKNOWN_WORD,
    /** Ids and times are strings instead of numbers. */
    TEXT_IDS
}
