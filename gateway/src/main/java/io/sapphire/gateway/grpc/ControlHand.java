package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.sapphire.control.v1.FlattenRequest;
import io.sapphire.control.v1.FlattenResponse;
import io.sapphire.control.v1.HaltRequest;
import io.sapphire.control.v1.HaltResponse;
import io.sapphire.control.v1.ReactorControlServiceGrpc;
import io.sapphire.control.v1.ReactorControlServiceGrpc.ReactorControlServiceStub;
import io.sapphire.control.v1.ReduceRequest;
import io.sapphire.control.v1.ReduceResponse;
import io.sapphire.control.v1.ResumeRequest;
import io.sapphire.control.v1.ResumeResponse;
import java.net.ConnectException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** The operator's hand, passed on to the coordinator. Each answers with the sequence of what was recorded; never retried. */
public final class ControlHand {
    private final ReactorControlServiceStub stub;

    public ControlHand(Channel channel) {
        this.stub = ReactorControlServiceGrpc.newReactorStub(channel);
    }

    public Mono<Long> halt(String operator, String reason) {
        var request =
                HaltRequest.newBuilder().setOperator(operator).setReason(reason).build();
        return Mono.defer(() -> stub.halt(request))
                .map(HaltResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> reduce(String operator, String reason) {
        var request = ReduceRequest.newBuilder()
                .setOperator(operator)
                .setReason(reason)
                .build();
        return Mono.defer(() -> stub.reduce(request))
                .map(ReduceResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> resume(String operator, String reason) {
        var request = ResumeRequest.newBuilder()
                .setOperator(operator)
                .setReason(reason)
                .build();
        return Mono.defer(() -> stub.resume(request))
                .map(ResumeResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> flatten(String operator, String reason) {
        var request = FlattenRequest.newBuilder()
                .setOperator(operator)
                .setReason(reason)
                .build();
        return Mono.defer(() -> stub.flatten(request))
                .map(FlattenResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    /** What a status means to whoever gave the command. */
    private static Throwable told(Throwable failure) {
        var status = Status.fromThrowable(failure);
        var reason = Optional.ofNullable(status.getDescription())
                .orElse(status.getCode().name());
        return switch (status.getCode()) {
            case INVALID_ARGUMENT -> new IllegalArgumentException(reason);
            case FAILED_PRECONDITION, NOT_FOUND, UNIMPLEMENTED -> new IllegalStateException(reason);
            case UNAVAILABLE ->
                new ConnectException("The coordinator cannot be reached; look at the risk state before you repeat.");
            case DEADLINE_EXCEEDED, CANCELLED ->
                new TimeoutException("The coordinator did not answer in time; whether it was recorded is not known.");
            default -> failure;
        };
    }
}
