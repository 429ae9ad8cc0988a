package io.sapphire.exchange.execution;

/** The account is not reconciled, or the journal cannot be written: nothing may leave now; try again later. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotReadyException(String message, Throwable cause) {
        super(message, cause);
    }

    public NotReadyException(String message) {
        super(message);
    }
}
