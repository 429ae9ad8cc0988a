package io.sapphire.coordinator.eventlog;

/** A log that is damaged elsewhere than at its very end. It is never repaired silently. */
public final class CorruptLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CorruptLogException(String message) {
        super(message);
    }
}
