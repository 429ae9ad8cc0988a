package io.sapphire.mesh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.sapphire.account.v1.GetAccountRequest;
import io.sapphire.account.v1.GetAccountResponse;
import io.sapphire.account.v1.ReactorAccountServiceGrpc;
import io.sapphire.market.v1.CompleteFrameRequest;
import io.sapphire.market.v1.CompleteFrameResponse;
import io.sapphire.market.v1.ReactorMarketDataServiceGrpc;
import io.sapphire.market.v1.StreamFramesRequest;
import io.sapphire.market.v1.StreamFramesResponse;
import io.sapphire.metric.Meters;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.RecordedSpan;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Traces;
import io.sapphire.wire.Resubscribe;
import io.sapphire.wire.Statuses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class MeshTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ACCOUNT = "sapphire.account.v1.AccountService";
    private static final String MARKET_DATA = "sapphire.market.v1.MarketDataService";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final List<Runnable> cleaning = new ArrayList<>();
    private final Account account = new Account();
    private final MarketData marketData = new MarketData();

    @AfterEach
    void clean() {
        cleaning.reversed().forEach(Runnable::run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process:", "127.0.0.1:0"})
    void aServiceIsNotServingUntilItSaysSo(String listen) {
        var server = start(listen);
        var health = HealthGrpc.newBlockingStub(channel(listen, server));

        assertThat(health(health, ACCOUNT)).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(health(health, "")).isEqualTo(ServingStatus.NOT_SERVING);

        server.serving(ACCOUNT, true);
        assertThat(health(health, ACCOUNT)).isEqualTo(ServingStatus.SERVING);
        assertThat(health(health, MARKET_DATA)).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(health(health, "")).isEqualTo(ServingStatus.NOT_SERVING);

        server.serving(true);
        assertThat(health(health, "")).isEqualTo(ServingStatus.SERVING);

        server.serving(MARKET_DATA, false);
        assertThat(health(health, "")).isEqualTo(ServingStatus.NOT_SERVING);
    }

    @Test
    void nobodyCanServeWhatIsNotOffered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start("in-process:").serving("sapphire.Nothing", true))
                .withMessage("service sapphire.Nothing is not offered here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process:", "127.0.0.1:0"})
    void reflectionListsEveryService(String listen) {
        var channel = channel(listen, start(listen));
        var request = ServerReflectionRequest.newBuilder().setListServices("").build();
        var answers = Sinks.many().unicast().<ServerReflectionResponse>onBackpressureBuffer();

        var requests = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(into(answers));
        requests.onNext(request);
        requests.onCompleted();

        StepVerifier.create(answers.asFlux())
                .assertNext(
                        answer -> assertThat(answer.getListServicesResponse().getServiceList())
                                .extracting(ServiceResponse::getName)
                                .contains(ACCOUNT, MARKET_DATA, "grpc.health.v1.Health"))
                .expectComplete()
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process:", "127.0.0.1:0"})
    void theTraceCrossesACall(String listen) {
        var stub = ReactorAccountServiceGrpc.newReactorStub(channel(listen, start(listen)));
        var trace = newTrace();
        var request = GetAccountRequest.getDefaultInstance();

        answered(trace.over(stub.getAccount(request)));
        answered(stub.getAccount(request));

        assertThat(account.traces).containsExactly(Optional.of(trace), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process:", "127.0.0.1:0"})
    void aCallIsAStepOfItsCallerAndOneOfTheServiceItCalls(String listen) {
        var traces = Traces.ofWholeMesh(_ -> null, Meters.fresh());
        var server = start(listen, traces.spans("callee"));
        var stub = ReactorAccountServiceGrpc.newReactorStub(channel(listen, server, traces.spans("caller")));
        var order = traces.spans("caller").root("order").with(Attribute.ORDER_ID, "o-1");
        order.end();

        answered(Traceparent.parse(order.traceparent()).over(stub.getAccount(GetAccountRequest.getDefaultInstance())));
        server.close();

        var spans = traces.find(Traceparent.parse(order.traceparent()).traceId());
        assertThat(spans)
                .extracting(RecordedSpan::service, RecordedSpan::kind, RecordedSpan::name)
                .containsExactly(
                        tuple("sapphire-caller", "INTERNAL", "order"),
                        tuple("sapphire-caller", "CLIENT", ACCOUNT + "/GetAccount"),
                        tuple("sapphire-callee", "SERVER", ACCOUNT + "/GetAccount"));
        assertThat(spans.get(1).parentId()).isEqualTo(spans.get(0).spanId());
        assertThat(spans.get(2).parentId()).isEqualTo(spans.get(1).spanId());
        assertThat(spans.get(2).attributes())
                .containsEntry("rpc.system", "grpc")
                .containsEntry("rpc.method", "GetAccount")
                .containsEntry("rpc.grpc.status_code", "0");
    }

    @Test
    void theTraceCrossesAStream() {
        var stub = ReactorMarketDataServiceGrpc.newReactorStub(channel("127.0.0.1:0", start("127.0.0.1:0")));
        var trace = newTrace();

        StepVerifier.create(trace.over(stub.streamFrames(StreamFramesRequest.getDefaultInstance())))
                .assertNext(frames -> assertThat(frames.getTraceparent()).isEqualTo(trace.format()))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void aMalformedTraceIsLeftOut() {
        var headers = new Metadata();
        headers.put(TraceHeaders.HEADER, "nonsense");
        var channel = channel("127.0.0.1:0", start("127.0.0.1:0"));
        var stub = ReactorAccountServiceGrpc.newReactorStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));

        answered(stub.getAccount(GetAccountRequest.getDefaultInstance()));

        assertThat(account.traces).containsExactly(Optional.empty());
    }

    @Test
    void aCallUnderATraceOutlivesTheCallThatCausedIt() {
        var stub = ReactorAccountServiceGrpc.newReactorStub(channel("127.0.0.1:0", start("127.0.0.1:0")));
        var trace = newTrace();
        var gone = Context.current().withCancellation();
        gone.cancel(null);

        gone.run(() -> answered(trace.over(stub.getAccount(GetAccountRequest.getDefaultInstance()))));
    }

    @Test
    void aBusyPortIsNamed() {
        var busy = "127.0.0.1:" + start("127.0.0.1:0").port();

        assertThatIllegalStateException()
                .isThrownBy(() -> MeshServer.start(busy, List.of()))
                .withMessageMatching("cannot listen on " + busy + ": .*[Aa]ddress already in use.*");
    }

    @Test
    void aTakenNameIsNamed() {
        cleaning.add(MeshServer.start("in-process:taken", List.of())::close);

        assertThatIllegalStateException()
                .isThrownBy(() -> MeshServer.start("in-process:taken", List.of()))
                .withMessageStartingWith("cannot listen on in-process:taken: ");
    }

    @Test
    void aHostNobodyKnowsIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MeshServer.start("nobody.invalid:0", List.of()))
                .withMessageStartingWith("cannot listen on nobody.invalid:0: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process:", "127.0.0.1:0"})
    void closingBreaksAnEndlessStreamAtOnce(String listen) {
        var server = start(listen);
        var stub = ReactorMarketDataServiceGrpc.newReactorStub(channel(listen, server));

        StepVerifier.create(stub.streamFrames(StreamFramesRequest.getDefaultInstance()))
                .expectNextCount(1)
                .then(server::close)
                .expectError(StatusRuntimeException.class)
                .verify(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process:", "127.0.0.1:0"})
    void closingLetsARunningCallEnd(String listen) {
        var server = start(listen);
        var channel = channel(listen, server);
        var other = account(channel);
        var running = ReactorMarketDataServiceGrpc.newReactorStub(channel)
                .completeFrame(CompleteFrameRequest.getDefaultInstance());
        var closing = new Thread(server::close);

        StepVerifier.create(running)
                .then(() -> StepVerifier.create(marketData.arrived.asMono())
                        .expectNextCount(1)
                        .expectComplete()
                        .verify(PATIENCE))
                .then(closing::start)
                .then(() -> StepVerifier.create(other.repeat().then())
                        .expectError(StatusRuntimeException.class)
                        .verify(PATIENCE))
                .then(() -> marketData
                        .answer
                        .tryEmitValue(CompleteFrameResponse.getDefaultInstance())
                        .orThrow())
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void anUnansweredCallEndsByItsDeadline() {
        var channel = channel("127.0.0.1:0", start("127.0.0.1:0"));
        var hasty = io.grpc.ClientInterceptors.intercept(channel, new UnaryDeadline(Duration.ofMillis(50)));
        var stub = ReactorMarketDataServiceGrpc.newReactorStub(hasty);

        StepVerifier.create(stub.completeFrame(CompleteFrameRequest.getDefaultInstance()))
                .expectErrorSatisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED))
                .verify(PATIENCE);
    }

    @Test
    void aCallersOwnDeadlineHolds() {
        var channel = channel("127.0.0.1:0", start("127.0.0.1:0"));
        var hasty = io.grpc.ClientInterceptors.intercept(channel, new UnaryDeadline(Duration.ofNanos(1)));

        answered(ReactorAccountServiceGrpc.newReactorStub(hasty)
                .withDeadlineAfter(PATIENCE.toSeconds(), SECONDS)
                .getAccount(GetAccountRequest.getDefaultInstance()));
    }

    @Test
    void aChannelComesBackAsSoonAsItsServerDoes() {
        var first = start("127.0.0.1:0");
        var address = "127.0.0.1:" + first.port();
        var channel = channel(address, first);
        var call = account(channel);
        answered(call);
        first.close();
        StepVerifier.create(call)
                .expectErrorSatisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.UNAVAILABLE))
                .verify(PATIENCE);

        cleaning.add(MeshServer.start(address, List.of(account))::close);

        StepVerifier.create(call.retryWhen(Resubscribe.to("the account")))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    /** Asks anew at every subscription: the stub's own Mono can be subscribed to only once. */
    private static Mono<GetAccountResponse> account(ManagedChannel channel) {
        var stub = ReactorAccountServiceGrpc.newReactorStub(channel);
        return Mono.defer(() -> stub.getAccount(GetAccountRequest.getDefaultInstance()));
    }

    private static void answered(Mono<GetAccountResponse> call) {
        StepVerifier.create(call).expectNextCount(1).expectComplete().verify(PATIENCE);
    }

    private static ServingStatus health(HealthGrpc.HealthBlockingStub health, String service) {
        return health.check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }

    /** A name of its own for every server in this JVM. */
    private MeshServer start(String listen) {
        return start(listen, Spans.none());
    }

    private MeshServer start(String listen, Spans spans) {
        var address = listen.equals("in-process:") ? listen + "mesh-test-" + NAMES.incrementAndGet() : listen;
        var server = MeshServer.start(address, List.of(account, marketData), spans);
        cleaning.add(server::close);
        return server;
    }

    private static Traceparent newTrace() {
        return Traceparent.parse(Spans.none().root("test").traceparent());
    }

    private ManagedChannel channel(String listen, MeshServer server) {
        return channel(listen, server, Spans.none());
    }

    private ManagedChannel channel(String listen, MeshServer server, Spans spans) {
        var target = listen.equals("in-process:") ? listen + "mesh-test-" + NAMES.get() : "127.0.0.1:" + server.port();
        var channel = MeshChannel.to(target, spans);
        cleaning.add(channel::shutdownNow);
        return channel;
    }

    private static StreamObserver<ServerReflectionResponse> into(Sinks.Many<ServerReflectionResponse> sink) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ServerReflectionResponse answer) {
                sink.tryEmitNext(answer).orThrow();
            }

            @Override
            public void onError(Throwable failure) {
                sink.tryEmitError(failure).orThrow();
            }

            @Override
            public void onCompleted() {
                sink.tryEmitComplete().orThrow();
            }
        };
    }

    /** Remembers what its calls belonged to. */
    private static final class Account extends ReactorAccountServiceGrpc.AccountServiceImplBase {
        private final ConcurrentLinkedQueue<Optional<Traceparent>> traces = new ConcurrentLinkedQueue<>();

        @Override
        public Mono<GetAccountResponse> getAccount(GetAccountRequest request) {
            traces.add(Traceparent.current());
            return Mono.just(GetAccountResponse.getDefaultInstance());
        }
    }

    /** Streams for ever and answers when told to. */
    private static final class MarketData extends ReactorMarketDataServiceGrpc.MarketDataServiceImplBase {
        private final Sinks.One<Boolean> arrived = Sinks.one();
        private final Sinks.One<CompleteFrameResponse> answer = Sinks.one();

        @Override
        public Flux<StreamFramesResponse> streamFrames(StreamFramesRequest request) {
            var trace = Traceparent.current().map(Traceparent::format).orElse("");
            return Flux.<StreamFramesResponse>never()
                    .startWith(StreamFramesResponse.newBuilder()
                            .setTraceparent(trace)
                            .build());
        }

        @Override
        public Mono<CompleteFrameResponse> completeFrame(CompleteFrameRequest request) {
            arrived.tryEmitValue(true).orThrow();
            return answer.asMono();
        }

        @Override
        protected Throwable onErrorMap(Throwable failure) {
            return Statuses.of(failure);
        }
    }
}
