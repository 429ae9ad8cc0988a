package io.sapphire.agents.news;

/** A feed that is no feed. */
public final class UnreadableFeedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableFeedException(String message) {
        super(message);
    }

    UnreadableFeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
