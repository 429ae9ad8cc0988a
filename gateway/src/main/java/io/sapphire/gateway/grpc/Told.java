package io.sapphire.gateway.grpc;

import io.grpc.Status;
import java.net.ConnectException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** What a status means to whoever asked. */
final class Told {

    private Told() {}

    /** @param peer who was asked, for example "coordinator" */
    static Throwable by(String peer, String unreachable, Throwable failure) {
        if (failure instanceof IllegalArgumentException || failure instanceof TimeoutException) {
            return failure;
        }
        var status = Status.fromThrowable(failure);
        var reason = Optional.ofNullable(status.getDescription())
                .orElse(status.getCode().name());
        return switch (status.getCode()) {
            case INVALID_ARGUMENT -> new IllegalArgumentException(reason);
            case NOT_FOUND -> new NoSuchElementException(reason);
            case RESOURCE_EXHAUSTED -> new RejectedExecutionException(reason);
            case FAILED_PRECONDITION, UNIMPLEMENTED -> new IllegalStateException(reason);
            case UNAVAILABLE -> new ConnectException("The %s cannot be reached%s".formatted(peer, unreachable));
            case DEADLINE_EXCEEDED, CANCELLED ->
                new TimeoutException(
                        "The %s did not answer in time; whether it was recorded is not known.".formatted(peer));
            default -> failure;
        };
    }
}
