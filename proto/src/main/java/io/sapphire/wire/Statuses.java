package io.sapphire.wire;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import reactor.core.Exceptions;

/** What a failure is called on the wire. */
public final class Statuses {

    private Statuses() {}

    /**
     * A malformed message is INVALID_ARGUMENT, a name nobody knows NOT_FOUND, a call at the wrong time
     * FAILED_PRECONDITION, a call without authority PERMISSION_DENIED, a caller too slow for its facts
     * RESOURCE_EXHAUSTED. A status stays what it is. The rest is our own fault: INTERNAL.
     */
    public static Throwable of(Throwable failure) {
        return switch (failure) {
            case StatusException e -> e;
            case StatusRuntimeException e -> e;
            case IllegalArgumentException e -> named(Status.INVALID_ARGUMENT, e);
            case NoSuchElementException e -> named(Status.NOT_FOUND, e);
            case CancellationException e -> named(Status.CANCELLED, e);
            case IllegalStateException e when Exceptions.isOverflow(e) -> named(Status.RESOURCE_EXHAUSTED, e);
            case IllegalStateException e -> named(Status.FAILED_PRECONDITION, e);
            case SecurityException e -> named(Status.PERMISSION_DENIED, e);
            default ->
                Status.INTERNAL
                        .withDescription(failure.toString())
                        .withCause(failure)
                        .asException();
        };
    }

    private static Throwable named(Status status, Exception failure) {
        return status.withDescription(failure.getMessage()).withCause(failure).asException();
    }
}
