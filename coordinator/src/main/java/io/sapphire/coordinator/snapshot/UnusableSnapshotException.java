package io.sapphire.coordinator.snapshot;

/** A snapshot that is torn, of another build or of another log. The log itself tells the same, only slower. */
public final class UnusableSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableSnapshotException(String reason) {
        super(reason);
    }
}
