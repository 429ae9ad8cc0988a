package io.sapphire.exchange.execution;

/** A reader of reports fell too far behind: it must come back from where it was. */
public final class LaggingReaderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LaggingReaderException(long next) {
        super("too slow for the reports: resume from " + next);
    }
}
