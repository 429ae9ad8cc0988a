package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.grpc.Status;
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
import io.sapphire.control.v1.ReactorControlServiceGrpc;
import io.sapphire.control.v1.ReactorControlServiceGrpc.ControlServiceImplBase;
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
import io.sapphire.control.v1.TestFireRequest;
import io.sapphire.control.v1.TestFireResponse;
import io.sapphire.gateway.access.Guard;
import io.sapphire.gateway.access.Lane;
import io.sapphire.gateway.access.Principal;
import io.sapphire.gateway.access.Role;
import io.sapphire.gateway.access.SecondPerson;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The operator's hand for callers with a token: whoever calls is the operator, whatever the request says. Nothing is
 * repeated.
 */
public final class ControlFront extends ControlServiceImplBase {
    private final ReactorControlServiceStub stub;
    private final Guard guard;
    private final SecondPerson second;

    public ControlFront(Channel coordinator, Guard guard, SecondPerson second) {
        this.stub = ReactorControlServiceGrpc.newReactorStub(coordinator);
        this.guard = guard;
        this.second = second;
    }

    @Override
    public Mono<HaltResponse> halt(HaltRequest request) {
        return change(
                Lane.STOP,
                who -> stub.halt(request.toBuilder().setOperator(stopping(who)).build()));
    }

    @Override
    public Mono<ReduceResponse> reduce(ReduceRequest request) {
        return change(
                Lane.STOP,
                who -> stub.reduce(
                        request.toBuilder().setOperator(stopping(who)).build()));
    }

    @Override
    public Mono<FlattenResponse> flatten(FlattenRequest request) {
        return change(
                Lane.STOP,
                who -> stub.flatten(
                        request.toBuilder().setOperator(stopping(who)).build()));
    }

    @Override
    public Mono<ResumeResponse> resume(ResumeRequest request) {
        return change(
                Lane.CHANGE,
                who -> stub.resume(request.toBuilder()
                        .setOperator(agreed(who, "resume " + request.getSymbol() + request.getAgentId()))
                        .build()));
    }

    @Override
    public Mono<RearmResponse> rearm(RearmRequest request) {
        return change(
                Lane.CHANGE,
                who -> stub.rearm(request.toBuilder()
                        .setOperator(agreed(who, "rearm " + request.getSymbol()))
                        .build()));
    }

    @Override
    public Mono<SetLimitResponse> setLimit(SetLimitRequest request) {
        return change(
                Lane.CHANGE,
                who -> stub.setLimit(request.toBuilder()
                        .setOperator(agreed(who, "limit %s %s".formatted(request.getLimit(), request.getValue())))
                        .build()));
    }

    /** Whoever may add an agent decides who decides. */
    @Override
    public Mono<AddAgentResponse> addAgent(AddAgentRequest request) {
        return change(
                Role.ADMIN,
                Lane.CHANGE,
                who -> stub.addAgent(request.toBuilder()
                        .setOperator(agreed(who, "add %s %s".formatted(request.getAgentId(), request.getTarget())))
                        .build()));
    }

    @Override
    public Mono<RemoveAgentResponse> removeAgent(RemoveAgentRequest request) {
        return change(
                Role.ADMIN,
                Lane.CHANGE,
                who -> stub.removeAgent(
                        request.toBuilder().setOperator(who.name()).build()));
    }

    @Override
    public Mono<AskResponse> ask(AskRequest request) {
        return change(
                Lane.CHANGE,
                who -> stub.ask(request.toBuilder().setOperator(who.name()).build()));
    }

    @Override
    public Mono<TestFireResponse> testFire(TestFireRequest request) {
        return guard.admit(Callers.current(), Role.OPERATOR, Lane.CHANGE).flatMap(_ -> stub.testFire(request));
    }

    @Override
    public Mono<GetStatusResponse> getStatus(GetStatusRequest request) {
        return guard.admit(Callers.current(), Role.VIEWER, Lane.READ).flatMap(_ -> stub.getStatus(request));
    }

    private String stopping(Principal who) {
        second.stopped();
        return who.name();
    }

    private String agreed(Principal who, String wish) {
        return second.agree(who.name(), wish);
    }

    private <A> Mono<A> change(Lane lane, Function<Principal, Mono<A>> command) {
        return change(Role.OPERATOR, lane, command);
    }

    private <A> Mono<A> change(Role needed, Lane lane, Function<Principal, Mono<A>> command) {
        var caller = Callers.current();
        return guard.admit(caller, needed, lane)
                .flatMap(who -> Mono.defer(() -> command.apply(who))
                        .doOnNext(_ -> guard.changed(who, caller, "answered OK"))
                        .doOnError(failure -> guard.changed(
                                who,
                                caller,
                                "answered " + Status.fromThrowable(failure).getCode())));
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Denials.of(failure);
    }
}
