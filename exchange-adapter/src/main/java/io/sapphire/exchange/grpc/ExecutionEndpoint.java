package io.sapphire.exchange.grpc;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.execution.Authority;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.OrderName;
import io.sapphire.exchange.execution.OrderResult;
import io.sapphire.exchange.execution.Standing;
import io.sapphire.exchange.execution.Submission;
import io.sapphire.execution.v1.AmendOrderRequest;
import io.sapphire.execution.v1.AmendOrderResponse;
import io.sapphire.execution.v1.CancelAllOrdersRequest;
import io.sapphire.execution.v1.CancelAllOrdersResponse;
import io.sapphire.execution.v1.CancelOrderRequest;
import io.sapphire.execution.v1.CancelOrderResponse;
import io.sapphire.execution.v1.CancelOrdersRequest;
import io.sapphire.execution.v1.CancelOrdersResponse;
import io.sapphire.execution.v1.OrderState;
import io.sapphire.execution.v1.QueryOrderRequest;
import io.sapphire.execution.v1.QueryOrderResponse;
import io.sapphire.execution.v1.ReactorExecutionServiceGrpc.ExecutionServiceImplBase;
import io.sapphire.execution.v1.StreamReportsRequest;
import io.sapphire.execution.v1.StreamReportsResponse;
import io.sapphire.execution.v1.SubmitOrderRequest;
import io.sapphire.execution.v1.SubmitOrderResponse;
import io.sapphire.execution.v1.SubmitOrdersRequest;
import io.sapphire.execution.v1.SubmitOrdersResponse;
import io.sapphire.mesh.CallTrail;
import io.sapphire.wire.Orders;
import io.sapphire.wire.Reports;
import java.util.List;
import java.util.Optional;
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
                        .build())
                .contextWrite(CallTrail.captured());
    }

    @Override
    public Mono<SubmitOrdersResponse> submitOrders(SubmitOrdersRequest request) {
        return desk.submit(request.getOrdersList().stream()
                        .map(ExecutionEndpoint::submission)
                        .toList())
                .map(results -> SubmitOrdersResponse.newBuilder()
                        .addAllResults(
                                results.stream().map(ExecutionEndpoint::toProto).toList())
                        .build())
                .contextWrite(CallTrail.captured());
    }

    private static Submission submission(SubmitOrderRequest request) {
        return new Submission(
                Orders.fromProto(request.getOrder()),
                new Authority(
                        Orders.fromProto(request.getApproval()),
                        request.getAuthenticationCode().toByteArray()));
    }

    @Override
    public Mono<AmendOrderResponse> amendOrder(AmendOrderRequest request) {
        var authority = request.hasApproval()
                ? Optional.of(new Authority(
                        Orders.fromProto(request.getApproval()),
                        request.getAuthenticationCode().toByteArray()))
                : Optional.<Authority>empty();
        return desk.amend(
                        name(request.getOrderId(), request.getSymbol(), request.getVenueOrderId()),
                        new Price(request.getPriceE8()),
                        new Quantity(request.getQuantityE8()),
                        request.getEpoch(),
                        authority)
                .map(answer -> AmendOrderResponse.newBuilder()
                        .setState(state(answer.standing()))
                        .setLastReport(answer.standing().lastReport())
                        .setVenueCode(answer.venueCode())
                        .setVenueReason(answer.venueReason())
                        .build())
                .contextWrite(CallTrail.captured());
    }

    private static OrderName name(String orderId, String symbol, long venueOrderId) {
        if (orderId.isEmpty() == (venueOrderId == 0)) {
            throw new IllegalArgumentException("name the order either by order_id or by symbol and venue_order_id");
        }
        return orderId.isEmpty()
                ? new OrderName.OfVenue(new Symbol(symbol), venueOrderId)
                : new OrderName.Ours(new OrderId(orderId));
    }

    @Override
    public Mono<CancelOrdersResponse> cancelOrders(CancelOrdersRequest request) {
        return desk.cancel(request.getOrderIdsList().stream().map(OrderId::new).toList(), request.getEpoch())
                .map(results -> CancelOrdersResponse.newBuilder()
                        .addAllResults(
                                results.stream().map(ExecutionEndpoint::toProto).toList())
                        .build())
                .contextWrite(CallTrail.captured());
    }

    @Override
    public Mono<CancelAllOrdersResponse> cancelAllOrders(CancelAllOrdersRequest request) {
        return desk.cancelAll(new Symbol(request.getSymbol()), request.getEpoch(), request.getIncludingProtection())
                .map(cancels ->
                        CancelAllOrdersResponse.newBuilder().setCancels(cancels).build())
                .contextWrite(CallTrail.captured());
    }

    private static io.sapphire.execution.v1.OrderResult toProto(OrderResult result) {
        var row = io.sapphire.execution.v1.OrderResult.newBuilder()
                .setOrderId(result.id().value());
        return switch (result) {
            case OrderResult.Stands stands ->
                row.setState(state(stands.standing()))
                        .setLastReport(stands.standing().lastReport())
                        .build();
            case OrderResult.Refused refused -> row.setRefusal(refused.why()).build();
        };
    }

    @Override
    public Mono<CancelOrderResponse> cancelOrder(CancelOrderRequest request) {
        return desk.cancel(
                        name(request.getOrderId(), request.getSymbol(), request.getVenueOrderId()), request.getEpoch())
                .map(standing -> CancelOrderResponse.newBuilder()
                        .setState(state(standing))
                        .setLastReport(standing.lastReport())
                        .build())
                .contextWrite(CallTrail.captured());
    }

    @Override
    public Mono<QueryOrderResponse> queryOrder(QueryOrderRequest request) {
        return desk.query(new OrderId(request.getOrderId()))
                .map(standing -> QueryOrderResponse.newBuilder()
                        .setState(state(standing))
                        .setLastReport(standing.lastReport())
                        .build())
                .contextWrite(CallTrail.captured());
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
