package io.sapphire.simulator.market;

/** A recording cannot be used; the message is one sentence for the person who named the file. */
public final class RecordingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
