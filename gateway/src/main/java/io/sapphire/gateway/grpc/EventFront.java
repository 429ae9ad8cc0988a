package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.sapphire.event.v1.ReactorEventServiceGrpc;
import io.sapphire.event.v1.ReactorEventServiceGrpc.EventServiceImplBase;
import io.sapphire.event.v1.ReactorEventServiceGrpc.ReactorEventServiceStub;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.event.v1.VerifyLogRequest;
import io.sapphire.event.v1.VerifyLogResponse;
import io.sapphire.gateway.access.Guard;
import io.sapphire.gateway.access.Lane;
import io.sapphire.gateway.access.Principal;
import io.sapphire.gateway.access.Role;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The coordinator's event log for callers with a token. A stream ends with what let its caller in. */
public final class EventFront extends EventServiceImplBase {
    private static final Duration CHECKED_EVERY = Duration.ofMillis(500);

    private final ReactorEventServiceStub stub;
    private final Guard guard;

    public EventFront(Channel coordinator, Guard guard) {
        this.stub = ReactorEventServiceGrpc.newReactorStub(coordinator);
        this.guard = guard;
    }

    @Override
    public Flux<StreamEventsResponse> streamEvents(StreamEventsRequest request) {
        var caller = Callers.current();
        return guard.admit(caller, Role.VIEWER, Lane.READ)
                .flatMapMany(who -> stub.streamEvents(request).takeUntilOther(revoked(who)));
    }

    /** It reads all of the log: not for everybody who may look. */
    @Override
    public Flux<VerifyLogResponse> verifyLog(VerifyLogRequest request) {
        return guard.admit(Callers.current(), Role.OPERATOR, Lane.CHANGE).flatMapMany(_ -> stub.verifyLog(request));
    }

    private static Mono<Void> revoked(Principal who) {
        return Flux.interval(CHECKED_EVERY)
                .onBackpressureDrop()
                .filter(_ -> !who.valid().getAsBoolean())
                .next()
                .flatMap(_ -> Mono.error(Status.UNAUTHENTICATED
                        .withDescription("the token does not hold any more")
                        .asException()));
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Denials.of(failure);
    }
}
