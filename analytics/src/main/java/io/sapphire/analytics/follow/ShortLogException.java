package io.sapphire.analytics.follow;

/** The log ends before the event that was asked for: it is not the one the tables were filled from. */
public final class ShortLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ShortLogException(String sentence) {
        super(sentence);
    }
}
