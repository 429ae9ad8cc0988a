package io.sapphire.simulator.ledger;

/** The ledger cannot be used; the message is one sentence for the person who runs the venue. */
public final class LedgerException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
