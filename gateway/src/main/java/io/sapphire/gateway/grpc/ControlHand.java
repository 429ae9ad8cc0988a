package io.sapphire.gateway.grpc;

import io.grpc.Channel;
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
import reactor.core.publisher.Mono;

/** The operator's hand, passed on to the coordinator. Each answers with the sequence of what was recorded; never retried. */
public final class ControlHand {
    private final ReactorControlServiceStub stub;

    public ControlHand(Channel channel) {
        this.stub = ReactorControlServiceGrpc.newReactorStub(channel);
    }

    public Mono<Long> halt(String operator, String reason) {
        var request = HaltRequest.newBuilder().setOperator(operator).setReason(reason).build();
        return Mono.defer(() -> stub.halt(request)).map(HaltResponse::getSequence);
    }

    public Mono<Long> reduce(String operator, String reason) {
        var request = ReduceRequest.newBuilder().setOperator(operator).setReason(reason).build();
        return Mono.defer(() -> stub.reduce(request)).map(ReduceResponse::getSequence);
    }

    public Mono<Long> resume(String operator, String reason) {
        var request = ResumeRequest.newBuilder().setOperator(operator).setReason(reason).build();
        return Mono.defer(() -> stub.resume(request)).map(ResumeResponse::getSequence);
    }

    public Mono<Long> flatten(String operator, String reason) {
        var request = FlattenRequest.newBuilder().setOperator(operator).setReason(reason).build();
        return Mono.defer(() -> stub.flatten(request)).map(FlattenResponse::getSequence);
    }
}
