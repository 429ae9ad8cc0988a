package io.sapphire.gateway.grpc;

import io.grpc.Status;
import io.sapphire.gateway.access.Guard.DeniedException;
import io.sapphire.wire.Statuses;

/** What a denial is called on the wire. */
final class Denials {

    private Denials() {}

    static Throwable of(Throwable failure) {
        return failure instanceof DeniedException denied
                ? status(denied).withDescription(denied.getMessage()).asException()
                : Statuses.of(failure);
    }

    private static Status status(DeniedException denied) {
        return switch (denied.reason()) {
            case UNKNOWN -> Status.UNAUTHENTICATED;
            case FORBIDDEN -> Status.PERMISSION_DENIED;
            case TOO_MANY -> Status.RESOURCE_EXHAUSTED;
            case CANNOT_TELL -> Status.UNAVAILABLE;
        };
    }
}
