package io.sapphire.exchange.grpc;

import io.grpc.Status;
import io.sapphire.exchange.execution.LaggingReaderException;
import io.sapphire.exchange.execution.NotReadyException;
import io.sapphire.exchange.marketdata.VenueNotReachedException;
import io.sapphire.wire.Statuses;

/** What a failure of the adapter is called on the wire. */
final class Failures {

    private Failures() {}

    static Throwable of(Throwable failure) {
        return switch (failure) {
            case NotReadyException e -> named(Status.UNAVAILABLE, e);
            case VenueNotReachedException e -> named(Status.UNAVAILABLE, e);
            case LaggingReaderException e -> named(Status.RESOURCE_EXHAUSTED, e);
            default -> Statuses.of(failure);
        };
    }

    /** Of a call that has to ask the venue: whatever goes wrong there is the venue not answering. */
    static Throwable ofVenue(Throwable failure) {
        return named(Status.UNAVAILABLE, failure);
    }

    private static Throwable named(Status status, Throwable failure) {
        return status.withDescription(failure.getMessage()).withCause(failure).asException();
    }
}
