package io.sapphire.domain.event;

/** Which of a frame's two rounds. */
public enum RoundKind {
    /** Every agent says what it believes. */
    PROPOSAL,
    /** Where they disagree, they say what they think of each other's proposals. */
    CRITIQUE
}
