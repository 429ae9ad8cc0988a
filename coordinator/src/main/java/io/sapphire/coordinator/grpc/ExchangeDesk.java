package io.sapphire.coordinator.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.shell.OrderDesk;
import io.sapphire.domain.order.OrderId;
import io.sapphire.execution.v1.CancelOrderRequest;
import io.sapphire.execution.v1.CancelOrderResponse;
import io.sapphire.execution.v1.QueryOrderRequest;
import io.sapphire.execution.v1.QueryOrderResponse;
import io.sapphire.execution.v1.ReactorExecutionServiceGrpc;
import io.sapphire.execution.v1.ReactorExecutionServiceGrpc.ReactorExecutionServiceStub;
import io.sapphire.execution.v1.SubmitOrderRequest;
import io.sapphire.execution.v1.SubmitOrderResponse;
import io.sapphire.mesh.Traceparent;
import io.sapphire.wire.ApprovalCode;
import io.sapphire.wire.Orders;
import reactor.core.publisher.Mono;

/** The adapter's desk, seen from here. Every call is made once; what cannot be told is an outcome. */
public final class ExchangeDesk implements OrderDesk {
    private final ReactorExecutionServiceStub execution;
    private final ApprovalCode code;

    public ExchangeDesk(Channel exchange, ApprovalCode code) {
        this.execution = ReactorExecutionServiceGrpc.newReactorStub(exchange);
        this.code = code;
    }

    @Override
    public Mono<Outcome> send(Effect.Send order, String traceparent) {
        return traced(execution.submitOrder(request(order)), traceparent)
                .map(SubmitOrderResponse::getLastReport)
                .<Outcome>map(Outcome.Answered::new)
                .onErrorResume(failure -> Mono.just(outcome(failure)));
    }

    private SubmitOrderRequest request(Effect.Send send) {
        var order = send.approved().order();
        return SubmitOrderRequest.newBuilder()
                .setOrder(Orders.toProto(order))
                .setApproval(Orders.toProto(send.authority()))
                .setAuthenticationCode(ByteString.copyFrom(code.of(order, send.authority())))
                .build();
    }

    @Override
    public Mono<Outcome> cancel(OrderId order, long epoch, String traceparent) {
        var request = CancelOrderRequest.newBuilder()
                .setOrderId(order.value())
                .setEpoch(epoch)
                .build();
        return traced(execution.cancelOrder(request), traceparent)
                .map(CancelOrderResponse::getLastReport)
                .<Outcome>map(Outcome.Answered::new)
                .onErrorResume(failure -> Mono.just(outcome(failure)));
    }

    @Override
    public Mono<Outcome> query(OrderId order) {
        var request = QueryOrderRequest.newBuilder().setOrderId(order.value()).build();
        return Mono.defer(() -> execution.queryOrder(request))
                .map(QueryOrderResponse::getLastReport)
                .<Outcome>map(Outcome.Answered::new)
                .onErrorResume(
                        failure -> Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND,
                        failure -> Mono.just(new Outcome.NotSent("the adapter never saw it")));
    }

    /** The adapter refuses before it sends: only what may have happened behind its back is lost. */
    private static Outcome outcome(Throwable failure) {
        var status = Status.fromThrowable(failure);
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, PERMISSION_DENIED, FAILED_PRECONDITION, NOT_FOUND, UNIMPLEMENTED ->
                new Outcome.NotSent("exchange adapter: " + status.getDescription());
            default -> new Outcome.Lost(status.getCode() + ": " + status.getDescription());
        };
    }

    private static <T> Mono<T> traced(Mono<T> call, String traceparent) {
        return traceparent.isEmpty() ? call : Traceparent.parse(traceparent).over(call);
    }
}
