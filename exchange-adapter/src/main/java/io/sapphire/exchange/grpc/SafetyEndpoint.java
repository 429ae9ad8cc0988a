package io.sapphire.exchange.grpc;

import io.sapphire.exchange.execution.Latch;
import io.sapphire.exchange.execution.Safety;
import io.sapphire.safety.v1.FlattenRequest;
import io.sapphire.safety.v1.FlattenResponse;
import io.sapphire.safety.v1.GetStateRequest;
import io.sapphire.safety.v1.GetStateResponse;
import io.sapphire.safety.v1.HaltRequest;
import io.sapphire.safety.v1.HaltResponse;
import io.sapphire.safety.v1.ReactorSafetyServiceGrpc.SafetyServiceImplBase;
import io.sapphire.safety.v1.ReleaseRequest;
import io.sapphire.safety.v1.ReleaseResponse;
import reactor.core.publisher.Mono;

/** Translates, delegates, translates back. No decisions here. */
public final class SafetyEndpoint extends SafetyServiceImplBase {
    private final Safety safety;

    public SafetyEndpoint(Safety safety) {
        this.safety = safety;
    }

    @Override
    public Mono<HaltResponse> halt(HaltRequest request) {
        requireAuthor(request.getOperator(), request.getReason());
        return safety.halt(request.getOperator(), request.getReason())
                .map(cancels -> HaltResponse.newBuilder().setCancels(cancels).build());
    }

    @Override
    public Mono<FlattenResponse> flatten(FlattenRequest request) {
        requireAuthor(request.getOperator(), request.getReason());
        return safety.flatten(request.getOperator(), request.getReason())
                .onErrorMap(Failures::ofVenue)
                .map(done -> FlattenResponse.newBuilder()
                        .setCancels(done.cancels())
                        .setCloses(done.closes())
                        .addAllRefusals(done.refusals())
                        .build());
    }

    @Override
    public Mono<ReleaseResponse> release(ReleaseRequest request) {
        requireAuthor(request.getOperator(), request.getReason());
        return safety.release(request.getOperator(), request.getReason())
                .thenReturn(ReleaseResponse.getDefaultInstance());
    }

    @Override
    public Mono<GetStateResponse> getState(GetStateRequest request) {
        return safety.state().map(SafetyEndpoint::toProto);
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Failures.of(failure);
    }

    private static GetStateResponse toProto(Latch latch) {
        return switch (latch) {
            case Latch.Open _ -> GetStateResponse.getDefaultInstance();
            case Latch.Halted(var operator, var reason) ->
                GetStateResponse.newBuilder()
                        .setHalted(true)
                        .setOperator(operator)
                        .setReason(reason)
                        .build();
        };
    }

    private static void requireAuthor(String operator, String reason) {
        if (operator.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("operator and reason must not be blank");
        }
    }
}
