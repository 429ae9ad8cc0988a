package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.sapphire.control.v1.AddAgentRequest;
import io.sapphire.control.v1.AddAgentResponse;
import io.sapphire.control.v1.AskRequest;
import io.sapphire.control.v1.FlattenRequest;
import io.sapphire.control.v1.FlattenResponse;
import io.sapphire.control.v1.HaltRequest;
import io.sapphire.control.v1.HaltResponse;
import io.sapphire.control.v1.ReactorControlServiceGrpc;
import io.sapphire.control.v1.ReactorControlServiceGrpc.ReactorControlServiceStub;
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
import io.sapphire.gateway.view.Agents.AddRequest;
import io.sapphire.gateway.view.Agents.AskAnswer;
import io.sapphire.gateway.view.Agents.RemoveRequest;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Risk.ControlRequest;
import io.sapphire.gateway.view.Risk.LimitRequest;
import io.sapphire.gateway.view.Risk.ShotRow;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The operator's hand, passed on to the coordinator. Each answers with the sequence of what was recorded; never retried. */
public final class ControlHand {
    private final ReactorControlServiceStub stub;

    public ControlHand(Channel channel) {
        this.stub = ReactorControlServiceGrpc.newReactorStub(channel);
    }

    public Mono<Long> halt(String operator, ControlRequest wish) {
        var request = HaltRequest.newBuilder()
                .setOperator(operator)
                .setReason(wish.reason())
                .setSymbol(text(wish.symbol()))
                .setAgentId(text(wish.agentId()))
                .build();
        return Mono.defer(() -> stub.halt(request))
                .map(HaltResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> reduce(String operator, ControlRequest wish) {
        return Mono.fromSupplier(() -> ReduceRequest.newBuilder()
                        .setOperator(operator)
                        .setReason(wish.reason())
                        .setSymbol(marketOnly(wish))
                        .build())
                .flatMap(stub::reduce)
                .map(ReduceResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> resume(String operator, ControlRequest wish) {
        var request = ResumeRequest.newBuilder()
                .setOperator(operator)
                .setReason(wish.reason())
                .setSymbol(text(wish.symbol()))
                .setAgentId(text(wish.agentId()))
                .build();
        return Mono.defer(() -> stub.resume(request))
                .map(ResumeResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> flatten(String operator, ControlRequest wish) {
        return Mono.fromSupplier(() -> FlattenRequest.newBuilder()
                        .setOperator(operator)
                        .setReason(wish.reason())
                        .setSymbol(marketOnly(wish))
                        .build())
                .flatMap(stub::flatten)
                .map(FlattenResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> rearm(String operator, ControlRequest wish) {
        return Mono.fromSupplier(() -> RearmRequest.newBuilder()
                        .setOperator(operator)
                        .setReason(wish.reason())
                        .setSymbol(marketOnly(wish))
                        .build())
                .flatMap(stub::rearm)
                .map(RearmResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    public Mono<Long> limit(String operator, LimitRequest wish) {
        var request = SetLimitRequest.newBuilder()
                .setOperator(operator)
                .setReason(wish.reason())
                .setLimit(wish.limit())
                .setValue(wish.value())
                .build();
        return Mono.defer(() -> stub.setLimit(request))
                .map(SetLimitResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    /** Gives an agent a seat. */
    public Mono<Long> add(String operator, AddRequest wish) {
        var request = AddAgentRequest.newBuilder()
                .setOperator(operator)
                .setReason(wish.reason())
                .setAgentId(wish.agentId())
                .setTarget(wish.target())
                .build();
        return Mono.defer(() -> stub.addAgent(request))
                .map(AddAgentResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    /** Takes an agent's seat away. */
    public Mono<Long> remove(String operator, String agent, RemoveRequest wish) {
        var request = RemoveAgentRequest.newBuilder()
                .setOperator(operator)
                .setReason(wish.reason())
                .setAgentId(agent)
                .build();
        return Mono.defer(() -> stub.removeAgent(request))
                .map(RemoveAgentResponse::getSequence)
                .onErrorMap(ControlHand::told);
    }

    /** Makes limits fire on a copy of the state. @param code of the one wanted; empty for all */
    public Mono<List<ShotRow>> testFire(String code) {
        var request = TestFireRequest.newBuilder().setCode(code).build();
        return Mono.defer(() -> stub.testFire(request))
                .map(answer ->
                        answer.getShotsList().stream().map(ControlHand::row).toList())
                .onErrorMap(ControlHand::told);
    }

    /** Puts a question to an agent. */
    public Mono<AskAnswer> ask(String operator, String agent, String question) {
        var request = AskRequest.newBuilder()
                .setOperator(operator)
                .setAgentId(agent)
                .setText(question)
                .build();
        return Mono.defer(() -> stub.ask(request))
                .map(answer -> new AskAnswer(answer.getSequence(), answer.getAnswer()))
                .onErrorMap(ControlHand::unanswered)
                .onErrorMap(ControlHand::told);
    }

    /** What the coordinator says of an agent that does not answer is meant for whoever asked. */
    private static Throwable unanswered(Throwable failure) {
        var status = Status.fromThrowable(failure);
        return status.getCode() == Status.Code.DEADLINE_EXCEEDED && status.getDescription() != null
                ? new TimeoutException(status.getDescription())
                : failure;
    }

    private static ShotRow row(Shot shot) {
        return new ShotRow(
                shot.getCode(),
                shot.getNumber(),
                shot.getAsked(),
                new Decimal(shot.getObservedE8()),
                new Decimal(shot.getLimitE8()),
                shot.getUnit(),
                shot.getFired());
    }

    private static String marketOnly(ControlRequest wish) {
        if (wish.agentId() != null) {
            throw new IllegalArgumentException("an agent can only be halted and resumed");
        }
        return text(wish.symbol());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Throwable told(Throwable failure) {
        return Told.by("coordinator", "; look at the risk state before you repeat.", failure);
    }
}
