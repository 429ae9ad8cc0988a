package io.sapphire.gateway;

import io.grpc.Status;
import io.sapphire.control.v1.AddAgentRequest;
import io.sapphire.control.v1.AddAgentResponse;
import io.sapphire.control.v1.AskRequest;
import io.sapphire.control.v1.AskResponse;
import io.sapphire.control.v1.FlattenRequest;
import io.sapphire.control.v1.FlattenResponse;
import io.sapphire.control.v1.HaltRequest;
import io.sapphire.control.v1.HaltResponse;
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
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.event.v1.ReactorEventServiceGrpc.EventServiceImplBase;
import io.sapphire.event.v1.RecordedEvent;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.event.v1.VerifyLogRequest;
import io.sapphire.event.v1.VerifyLogResponse;
import io.sapphire.mesh.MeshServer;
import io.sapphire.wire.Events;
import io.sapphire.wire.Statuses;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A coordinator that tells a story over real gRPC and records what an operator orders. */
public final class FakeCoordinator implements AutoCloseable {
    private static final int BATCH = 16;

    private final List<RecordedEvent> log = new CopyOnWriteArrayList<>();
    private final Sinks.Many<Integer> heads = Sinks.many().replay().latest();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final List<Long> readings = new CopyOnWriteArrayList<>();
    private volatile int held = Integer.MAX_VALUE;
    private final MeshServer server;
    private final Story story;
    private final AtomicReference<Flux<VerifyLogResponse>> verification =
            new AtomicReference<>(Flux.error(Status.UNIMPLEMENTED.asException()));

    private FakeCoordinator(String listen, Story story) {
        this.story = story;
        this.server = MeshServer.start(listen, List.of(new EventsEndpoint(), new ControlEndpoint()));
        publish();
    }

    public static FakeCoordinator telling(Story story) {
        return new FakeCoordinator("127.0.0.1:0", story);
    }

    /** At the address of one that was closed. */
    public static FakeCoordinator telling(Story story, int port) {
        return new FakeCoordinator("127.0.0.1:" + port, story);
    }

    /** Goes on with the story. */
    public synchronized void tell(Consumer<Story> more) {
        more.accept(story);
        publish();
    }

    private synchronized void publish() {
        story.log().stream().skip(log.size()).map(Events::toProto).forEach(log::add);
        heads.emitNext(log.size(), Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    /** What whoever has the log verified is told. */
    public void verifying(Flux<VerifyLogResponse> steps) {
        verification.set(steps);
    }

    public int port() {
        return server.port();
    }

    public String target() {
        return "127.0.0.1:" + port();
    }

    /** What was ordered: action, operator and reason. */
    public List<String> orders() {
        return List.copyOf(orders);
    }

    public List<Recorded> log() {
        return story.log();
    }

    /** Whoever reads the log from its beginning is told so many events and no more, for now. */
    public FakeCoordinator holding(int events) {
        held = events;
        return this;
    }

    /** From which event on the log was read, every time it was. */
    public List<Long> readings() {
        return List.copyOf(readings);
    }

    public long lastSequence() {
        return log.size();
    }

    @Override
    public void close() {
        server.close();
    }

    private final class EventsEndpoint extends EventServiceImplBase {

        @Override
        public Flux<VerifyLogResponse> verifyLog(VerifyLogRequest request) {
            return verification.get();
        }

        @Override
        public Flux<StreamEventsResponse> streamEvents(StreamEventsRequest request) {
            readings.add(request.getFromSequence());
            if (request.getFromSequence() > log.size()) {
                return Flux.error(Status.OUT_OF_RANGE.asException());
            }
            var next = new int[] {(int) Math.max(1, request.getFromSequence()) - 1};
            return heads.asFlux().onBackpressureLatest().concatMap(_ -> {
                var all = List.copyOf(log);
                var written = request.getFromSequence() > 1 ? all : all.subList(0, Math.min(all.size(), held));
                int from = next[0];
                next[0] = written.size();
                return Flux.fromStream(IntStream.iterate(from, start -> start < written.size(), start -> start + BATCH)
                        .mapToObj(start -> written.subList(start, Math.min(written.size(), start + BATCH)))
                        .map(batch -> StreamEventsResponse.newBuilder()
                                .addAllEvents(batch)
                                .setHead(log.size())
                                .build()));
            });
        }
    }

    private final class ControlEndpoint extends ControlServiceImplBase {

        @Override
        public Mono<HaltResponse> halt(HaltRequest request) {
            return Mono.fromSupplier(() -> HaltResponse.newBuilder()
                    .setSequence(record(
                            "HALT",
                            request.getOperator(),
                            request.getReason() + on(request.getSymbol() + request.getAgentId())))
                    .build());
        }

        @Override
        public Mono<ReduceResponse> reduce(ReduceRequest request) {
            return Mono.fromSupplier(() -> ReduceResponse.newBuilder()
                    .setSequence(record("REDUCE", request.getOperator(), request.getReason() + on(request.getSymbol())))
                    .build());
        }

        @Override
        public Mono<ResumeResponse> resume(ResumeRequest request) {
            return Mono.error(new IllegalStateException("trading has stopped: disk full"));
        }

        @Override
        public Mono<FlattenResponse> flatten(FlattenRequest request) {
            return Mono.fromSupplier(() -> FlattenResponse.newBuilder()
                    .setSequence(
                            record("FLATTEN", request.getOperator(), request.getReason() + on(request.getSymbol())))
                    .build());
        }

        @Override
        public Mono<RearmResponse> rearm(RearmRequest request) {
            return Mono.fromSupplier(() -> RearmResponse.newBuilder()
                    .setSequence(record("REARM", request.getOperator(), request.getReason() + on(request.getSymbol())))
                    .build());
        }

        @Override
        public Mono<SetLimitResponse> setLimit(SetLimitRequest request) {
            return request.getLimit().equals("max-oder-notional")
                    ? Mono.error(new NoSuchElementException("there is no limit 'max-oder-notional'"))
                    : Mono.fromSupplier(() -> SetLimitResponse.newBuilder()
                            .setSequence(record(
                                    "LIMIT " + request.getLimit() + " " + request.getValue(),
                                    request.getOperator(),
                                    request.getReason()))
                            .build());
        }

        @Override
        public Mono<AddAgentResponse> addAgent(AddAgentRequest request) {
            return request.getAgentId().equals("silent")
                    ? Mono.error(new IllegalStateException("agent silent cannot be reached: nobody is there"))
                    : Mono.fromSupplier(() -> AddAgentResponse.newBuilder()
                            .setSequence(record(
                                    "ADD " + request.getAgentId() + " " + request.getTarget(),
                                    request.getOperator(),
                                    request.getReason()))
                            .build());
        }

        @Override
        public Mono<RemoveAgentResponse> removeAgent(RemoveAgentRequest request) {
            return Mono.fromSupplier(() -> RemoveAgentResponse.newBuilder()
                    .setSequence(record("REMOVE " + request.getAgentId(), request.getOperator(), request.getReason()))
                    .build());
        }

        @Override
        public Mono<AskResponse> ask(AskRequest request) {
            return switch (request.getAgentId()) {
                case "nobody" -> Mono.error(new NoSuchElementException("the run has no agent nobody"));
                case "mute" ->
                    Mono.error(Status.DEADLINE_EXCEEDED
                            .withDescription("agent mute did not answer within 5 s")
                            .asException());
                default ->
                    Mono.just(AskResponse.newBuilder()
                            .setSequence(7)
                            .setAnswer(request.getOperator() + " asked " + request.getText())
                            .build());
            };
        }

        @Override
        public Mono<TestFireResponse> testFire(TestFireRequest request) {
            return Mono.just(TestFireResponse.newBuilder()
                    .addShots(Shot.newBuilder()
                            .setCode(request.getCode())
                            .setNumber(1001)
                            .setObservedE8(50_010_000_000L)
                            .setLimitE8(50_000_000_000L)
                            .setUnit("USDT")
                            .setFired(true))
                    .build());
        }

        private static String on(String scope) {
            return scope.isEmpty() ? "" : " on " + scope;
        }

        private long record(String action, String operator, String reason) {
            orders.add(action + " " + operator + " " + reason);
            tell(told -> told.tell(new MeshEvent.TradingHalted(operator, reason, told.now())));
            return story.lastSequence();
        }

        @Override
        protected Throwable onErrorMap(Throwable failure) {
            return Statuses.of(failure);
        }
    }
}
