package io.sapphire.analytics.fold;

/** The log is not the one the tables were filled from. */
public final class OtherLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherLogException(String sentence) {
        super(sentence);
    }
}
