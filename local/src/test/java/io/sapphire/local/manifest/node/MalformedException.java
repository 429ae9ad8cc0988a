package io.sapphire.local.manifest.node;

/** A document is not what its readers expect; the message names the place. */
public final class MalformedException extends RuntimeException {
    public MalformedException(String message) {
        super(message);
    }
}
