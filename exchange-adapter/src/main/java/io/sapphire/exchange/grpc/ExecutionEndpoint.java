package io.sapphire.exchange.grpc;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.Standing;
import io.sapphire.execution.v1.CancelOrderRequest;
import io.sapphire.execution.v1.CancelOrderResponse;
import io.sapphire.execution.v1.OrderState;
import io.sapphire.execution.v1.QueryOrderRequest;
import io.sapphire.execution.v1.QueryOrderResponse;
import io.sapphire.execution.v1.ReactorExecutionServiceGrpc.ExecutionServiceImplBase;
import io.sapphire.execution.v1.StreamReportsRequest;
import io.sapphire.execution.v1.StreamReportsResponse;
import io.sapphire.execution.v1.SubmitOrderRequest;
import io.sapphire.execution.v1.SubmitOrderResponse;
import io.sapphire.wire.Orders;
import io.sapphire.wire.Reports;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Translates, delegates, translates back. No decisions here. */
public final class ExecutionEndpoint extends ExecutionServiceImplBase {
    private final OrderDesk desk;

    public ExecutionEndpoint(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public Mono<SubmitOrderResponse> submitOrder(SubmitOrderRequest request) {
        return desk.submit(
                        Orders.fromProto(request.getOrder()),
                        Orders.fromProto(request.getApproval()),
                        request.getAuthenticationCode().toByteArray())
                .map(standing -> SubmitOrderResponse.newBuilder()
                        .setState(state(standing))
                        .setLastReport(standing.lastReport())
                        .build());
    }

    @Override
    public Mono<CancelOrderResponse> cancelOrder(CancelOrderRequest request) {
        return desk.cancel(new OrderId(request.getOrderId()), request.getEpoch())
                .map(standing -> CancelOrderResponse.newBuilder()
                        .setState(state(standing))
                        .setLastReport(standing.lastReport())
                        .build());
    }

    @Override
    public Mono<QueryOrderResponse> queryOrder(QueryOrderRequest request) {
        return desk.query(new OrderId(request.getOrderId()))
                .map(standing -> QueryOrderResponse.newBuilder()
                        .setState(state(standing))
                        .setLastReport(standing.lastReport())
                        .build());
    }

    @Override
    public Flux<StreamReportsResponse> streamReports(StreamReportsRequest request) {
        return desk.reports().from(request.getFromSequence()).map(ExecutionEndpoint::toProto);
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Failures.of(failure);
    }

    private static StreamReportsResponse toProto(List<MeshEvent> reports) {
        return StreamReportsResponse.newBuilder()
                .addAllReports(reports.stream().map(Reports::toProto).toList())
                .build();
    }

    private static OrderState state(Standing standing) {
        return switch (standing.state()) {
            case WORKING -> OrderState.ORDER_STATE_WORKING;
            case CLOSED -> OrderState.ORDER_STATE_CLOSED;
            case UNKNOWN -> OrderState.ORDER_STATE_UNKNOWN;
        };
    }
}
