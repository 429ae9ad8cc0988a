package io.sapphire.coordinator.grpc;

import io.sapphire.control.v1.AddAgentRequest;
import io.sapphire.control.v1.AddAgentResponse;
import io.sapphire.control.v1.AskRequest;
import io.sapphire.control.v1.AskResponse;
import io.sapphire.control.v1.FlattenRequest;
import io.sapphire.control.v1.FlattenResponse;
import io.sapphire.control.v1.GetStatusRequest;
import io.sapphire.control.v1.GetStatusResponse;
import io.sapphire.control.v1.HaltRequest;
import io.sapphire.control.v1.HaltResponse;
import io.sapphire.control.v1.MarketLatch;
import io.sapphire.control.v1.ReactorControlServiceGrpc.ControlServiceImplBase;
import io.sapphire.control.v1.RearmRequest;
import io.sapphire.control.v1.RearmResponse;
import io.sapphire.control.v1.ReduceRequest;
import io.sapphire.control.v1.ReduceResponse;
import io.sapphire.control.v1.RemoveAgentRequest;
import io.sapphire.control.v1.RemoveAgentResponse;
import io.sapphire.control.v1.ResumeRequest;
import io.sapphire.control.v1.ResumeResponse;
import io.sapphire.control.v1.SetLimitRequest;
import io.sapphire.control.v1.SetLimitResponse;
import io.sapphire.control.v1.Shot;
import io.sapphire.control.v1.TestFireRequest;
import io.sapphire.control.v1.TestFireResponse;
import io.sapphire.control.v1.TradingState;
import io.sapphire.coordinator.core.Latch;
import io.sapphire.coordinator.risk.Drill;
import io.sapphire.coordinator.shell.Instruction;
import io.sapphire.coordinator.shell.Status;
import io.sapphire.coordinator.shell.TradingShell;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.wire.Statuses;
import io.sapphire.wire.Times;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** The operator's hand. Translates, delegates, translates back. */
public final class ControlEndpoint extends ControlServiceImplBase {
    /** A name or an address, and a port; or the name of a service of this process. */
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9._\\[\\]:-]{1,240}:[A-Za-z0-9._-]{1,60}");

    private final TradingShell shell;
    private final Supplier<String> failure;
    private final Supplier<String> pause;

    /**
     * @param failure why the run cannot go on; empty while it can
     * @param pause why nothing is recorded, and so nothing traded, until it goes on by itself; empty otherwise
     */
    public ControlEndpoint(TradingShell shell, Supplier<String> failure, Supplier<String> pause) {
        this.shell = shell;
        this.failure = failure;
        this.pause = pause;
    }

    @Override
    public Mono<HaltResponse> halt(HaltRequest request) {
        return order(() -> halting(request), request.getOperator(), request.getReason())
                .map(sequence -> HaltResponse.newBuilder().setSequence(sequence).build());
    }

    private static Instruction halting(HaltRequest request) {
        return request.getAgentId().isEmpty()
                ? new Instruction.Halt(scope(request.getSymbol()))
                : new Instruction.Mute(agent(request.getAgentId(), request.getSymbol()), true);
    }

    @Override
    public Mono<ReduceResponse> reduce(ReduceRequest request) {
        return order(
                        () -> new Instruction.Reduce(scope(request.getSymbol())),
                        request.getOperator(),
                        request.getReason())
                .map(sequence ->
                        ReduceResponse.newBuilder().setSequence(sequence).build());
    }

    @Override
    public Mono<ResumeResponse> resume(ResumeRequest request) {
        return order(() -> resuming(request), request.getOperator(), request.getReason())
                .map(sequence ->
                        ResumeResponse.newBuilder().setSequence(sequence).build());
    }

    private static Instruction resuming(ResumeRequest request) {
        return request.getAgentId().isEmpty()
                ? new Instruction.Resume(scope(request.getSymbol()))
                : new Instruction.Mute(agent(request.getAgentId(), request.getSymbol()), false);
    }

    @Override
    public Mono<FlattenResponse> flatten(FlattenRequest request) {
        return order(
                        () -> new Instruction.Flatten(scope(request.getSymbol())),
                        request.getOperator(),
                        request.getReason())
                .map(sequence ->
                        FlattenResponse.newBuilder().setSequence(sequence).build());
    }

    @Override
    public Mono<RearmResponse> rearm(RearmRequest request) {
        return order(
                        () -> new Instruction.Rearm(scope(request.getSymbol())),
                        request.getOperator(),
                        request.getReason())
                .map(sequence ->
                        RearmResponse.newBuilder().setSequence(sequence).build());
    }

    @Override
    public Mono<SetLimitResponse> setLimit(SetLimitRequest request) {
        return order(
                        () -> new Instruction.SetLimit(request.getLimit(), request.getValue()),
                        request.getOperator(),
                        request.getReason())
                .flatMap(sequence -> shell.status()
                        .map(status -> SetLimitResponse.newBuilder()
                                .setSequence(sequence)
                                .setVersion(status.limitsVersion())
                                .build()));
    }

    @Override
    public Mono<TestFireResponse> testFire(TestFireRequest request) {
        return Mono.fromSupplier(() -> code(request.getCode()))
                .flatMap(shell::testFire)
                .map(shots -> TestFireResponse.newBuilder()
                        .addAllShots(shots.stream().map(ControlEndpoint::shot).toList())
                        .build());
    }

    @Override
    public Mono<AddAgentResponse> addAgent(AddAgentRequest request) {
        return able(() -> new AgentId(request.getAgentId()))
                .flatMap(agent ->
                        shell.add(agent, target(request.getTarget()), request.getOperator(), request.getReason()))
                .map(sequence ->
                        AddAgentResponse.newBuilder().setSequence(sequence).build());
    }

    private static String target(String target) {
        if (!TARGET.matcher(target).matches()) {
            throw new IllegalArgumentException("a target is HOST:PORT, was '" + target + "'");
        }
        return target;
    }

    @Override
    public Mono<RemoveAgentResponse> removeAgent(RemoveAgentRequest request) {
        return able(() -> new AgentId(request.getAgentId()))
                .flatMap(agent -> shell.remove(agent, request.getOperator(), request.getReason()))
                .map(sequence ->
                        RemoveAgentResponse.newBuilder().setSequence(sequence).build());
    }

    private static Optional<DenialCode> code(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(DenialCode.values())
                        .filter(code -> code.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("no limit has the code '" + name + "'")));
    }

    private static Shot shot(Drill.Shot shot) {
        return Shot.newBuilder()
                .setCode(shot.numbers().code().name())
                .setNumber(shot.numbers().code().number())
                .setAsked(shot.asked())
                .setObservedE8(shot.numbers().observedE8())
                .setLimitE8(shot.numbers().limitE8())
                .setUnit(shot.numbers().unit())
                .setFired(shot.fired())
                .build();
    }

    private static Scope scope(String symbol) {
        return symbol.isEmpty() ? Scope.ALL : new Scope.Market(new Symbol(symbol));
    }

    private static AgentId agent(String id, String symbol) {
        if (!symbol.isEmpty()) {
            throw new IllegalArgumentException("name a symbol or an agent, not both");
        }
        return new AgentId(id);
    }

    private Mono<Long> order(Supplier<Instruction> instruction, String operator, String reason) {
        return able(instruction).flatMap(wanted -> shell.order(wanted, operator, reason));
    }

    /** While nothing can be recorded nothing can be wanted. */
    private <T> Mono<T> able(Supplier<T> wanted) {
        if (!failure.get().isEmpty()) {
            return Mono.error(new IllegalStateException("trading has stopped: " + failure.get()));
        }
        return pause.get().isEmpty()
                ? Mono.fromSupplier(wanted)
                : Mono.error(
                        new IllegalStateException("trading is paused and nothing can be recorded, " + pause.get()));
    }

    @Override
    public Mono<AskResponse> ask(AskRequest request) {
        return Mono.fromSupplier(() -> new AgentId(request.getAgentId()))
                .flatMap(agent -> shell.question(agent, request.getOperator(), request.getText()))
                .onErrorMap(TimeoutException.class, ControlEndpoint::unanswered)
                .map(answered -> AskResponse.newBuilder()
                        .setSequence(answered.sequence())
                        .setAnswer(answered.text())
                        .build());
    }

    private static Throwable unanswered(TimeoutException failure) {
        return io.grpc.Status.DEADLINE_EXCEEDED
                .withDescription(failure.getMessage())
                .asException();
    }

    @Override
    public Mono<GetStatusResponse> getStatus(GetStatusRequest request) {
        return shell.status().map(this::response);
    }

    private GetStatusResponse response(Status status) {
        return GetStatusResponse.newBuilder()
                .setRunId(status.runId())
                .setSequence(status.sequence())
                .setTrading(trading(status.latch()))
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
                .setLimitsVersion(status.limitsVersion())
                .setLongestUnprotected(Times.toProto(status.longestUnprotected()))
                .setTotalUnprotected(Times.toProto(status.totalUnprotected()))
                .setFailure(failure.get())
                .setPause(pause.get())
                .setUnreplicated(status.unreplicated())
                .setReplicaLag(status.replicaLag())
                .addAllMarkets(status.markets().entrySet().stream()
                        .map(held -> MarketLatch.newBuilder()
                                .setSymbol(held.getKey().value())
                                .setTrading(trading(held.getValue()))
                                .setOperator(held.getValue().operator())
                                .setReason(held.getValue().reason())
                                .build())
                        .toList())
                .build();
    }

    private static TradingState trading(Latch latch) {
        return switch (latch.state()) {
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
