package io.sapphire.coordinator.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What was to become a fact could not be written, because the disk is full for example. Nothing of it is in the log, and
 * nothing may follow from it; a log that is opened again goes on from its last whole record.
 */
public final class LogUnwritableException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    public LogUnwritableException(String message, IOException cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
