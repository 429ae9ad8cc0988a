package io.sapphire.analytics.table;

/** The tables cannot be used; the message is one sentence. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public StoreException(String sentence) {
        super(sentence);
    }
}
