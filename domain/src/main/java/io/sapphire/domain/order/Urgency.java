package io.sapphire.domain.order;

/** How an entry gets its fill. */
public enum Urgency {
    /** It was not asked: no entry, or the log is older than the record of it. */
    NONE,
    /** It rests in the book for a while and never takes (post-only). */
    PATIENT,
    /** It takes what the book shows, at once. */
    URGENT,
    /** It rested in vain and takes now. */
    OUT_OF_PATIENCE
}
