package io.sapphire.analytics.duckdb;

/** The question cannot be answered; the message is one sentence, for whoever asked. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueryException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    QueryException(String sentence) {
        super(sentence);
    }
}
