package io.sapphire.simulator.matching;

/** Where an order of ours stands among those that were displayed at its price before it came. */
public enum QueueModel {
    /** Behind all of them; only trades shorten the queue, cancels no further than the displayed size shows. */
    RISK_AVERSE,
    /** Behind all of them; a cancel takes as much of the queue ahead as it takes of what is displayed. */
    PROPORTIONAL,
    /** Before all of them: the most that could be hoped for. */
    FIRST
}
