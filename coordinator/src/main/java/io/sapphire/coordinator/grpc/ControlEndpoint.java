package io.sapphire.coordinator.grpc;

import io.sapphire.control.v1.FlattenRequest;
import io.sapphire.control.v1.FlattenResponse;
import io.sapphire.control.v1.GetStatusRequest;
import io.sapphire.control.v1.GetStatusResponse;
import io.sapphire.control.v1.HaltRequest;
import io.sapphire.control.v1.HaltResponse;
import io.sapphire.control.v1.ReactorControlServiceGrpc.ControlServiceImplBase;
import io.sapphire.control.v1.ReduceRequest;
import io.sapphire.control.v1.ReduceResponse;
import io.sapphire.control.v1.ResumeRequest;
import io.sapphire.control.v1.ResumeResponse;
import io.sapphire.control.v1.TradingState;
import io.sapphire.coordinator.shell.Command.Kind;
import io.sapphire.coordinator.shell.Status;
import io.sapphire.coordinator.shell.TradingShell;
import io.sapphire.wire.Statuses;
import io.sapphire.wire.Times;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The operator's hand. Translates, delegates, translates back. */
public final class ControlEndpoint extends ControlServiceImplBase {
    private final TradingShell shell;
    private final Supplier<String> failure;

    /** @param failure why the run cannot go on; empty while it can */
    public ControlEndpoint(TradingShell shell, Supplier<String> failure) {
        this.shell = shell;
        this.failure = failure;
    }

    @Override
    public Mono<HaltResponse> halt(HaltRequest request) {
        return order(Kind.HALT, request.getOperator(), request.getReason())
                .map(sequence -> HaltResponse.newBuilder().setSequence(sequence).build());
    }

    @Override
    public Mono<ReduceResponse> reduce(ReduceRequest request) {
        return order(Kind.REDUCE, request.getOperator(), request.getReason())
                .map(sequence ->
                        ReduceResponse.newBuilder().setSequence(sequence).build());
    }

    @Override
    public Mono<ResumeResponse> resume(ResumeRequest request) {
        return order(Kind.RESUME, request.getOperator(), request.getReason())
                .map(sequence ->
                        ResumeResponse.newBuilder().setSequence(sequence).build());
    }

    @Override
    public Mono<FlattenResponse> flatten(FlattenRequest request) {
        return order(Kind.FLATTEN, request.getOperator(), request.getReason())
                .map(sequence ->
                        FlattenResponse.newBuilder().setSequence(sequence).build());
    }

    private Mono<Long> order(Kind kind, String operator, String reason) {
        return failure.get().isEmpty()
                ? shell.order(kind, operator, reason)
                : Mono.error(new IllegalStateException("trading has stopped: " + failure.get()));
    }

    @Override
    public Mono<GetStatusResponse> getStatus(GetStatusRequest request) {
        return shell.status().map(this::response);
    }

    private GetStatusResponse response(Status status) {
        return GetStatusResponse.newBuilder()
                .setRunId(status.runId())
                .setSequence(status.sequence())
                .setTrading(trading(status))
                .setOperator(status.latch().operator())
                .setReason(status.latch().reason())
                .setVenueTime(Times.toProto(status.venueTime()))
                .setRecordingEnded(status.recordingEnded())
                .setFills(status.fills())
                .setOrders(status.orders())
                .setDenials(status.denials())
                .setRealisedPnlE8(status.realisedPnl().e8())
                .setFeesE8(status.fees().e8())
                .setFundingE8(status.funding().e8())
                .setEquityE8(status.equity().e8())
                .setStateHash(status.stateHash())
                .setInvalidBooks(status.invalidBooks())
                .setFailure(failure.get())
                .build();
    }

    private static TradingState trading(Status status) {
        return switch (status.latch().state()) {
            case ACTIVE -> TradingState.TRADING_STATE_ACTIVE;
            case REDUCING -> TradingState.TRADING_STATE_REDUCING;
            case HALTED -> TradingState.TRADING_STATE_HALTED;
        };
    }

    @Override
    protected Throwable onErrorMap(Throwable cause) {
        return Statuses.of(cause);
    }
}
