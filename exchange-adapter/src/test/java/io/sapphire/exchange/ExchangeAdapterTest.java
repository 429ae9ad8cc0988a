package io.sapphire.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.sapphire.account.v1.AccountServiceGrpc;
import io.sapphire.account.v1.GetAccountRequest;
import io.sapphire.account.v1.GetTradingTermsRequest;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.execution.v1.ExecutionServiceGrpc;
import io.sapphire.execution.v1.OrderState;
import io.sapphire.execution.v1.QueryOrderRequest;
import io.sapphire.execution.v1.StreamReportsRequest;
import io.sapphire.execution.v1.SubmitOrderRequest;
import io.sapphire.execution.v1.SubmitOrderResponse;
import io.sapphire.market.v1.CompleteFrameRequest;
import io.sapphire.market.v1.CompleteFrameResponse;
import io.sapphire.market.v1.DescribeVenueRequest;
import io.sapphire.market.v1.MarginBracket;
import io.sapphire.market.v1.MarketDataServiceGrpc;
import io.sapphire.market.v1.Pacing;
import io.sapphire.market.v1.StreamFramesRequest;
import io.sapphire.market.v1.StreamFramesResponse;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.safety.v1.GetStateRequest;
import io.sapphire.safety.v1.HaltRequest;
import io.sapphire.safety.v1.SafetyServiceGrpc;
import io.sapphire.wire.ApprovalCode;
import io.sapphire.wire.Markets;
import io.sapphire.wire.Orders;
import io.sapphire.wire.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole adapter, between gRPC in process on one side and a venue over sockets on the other. */
@Timeout(30)
class ExchangeAdapterTest {
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final String MAC = "00".repeat(32);

    @TempDir
    Path folder;

    private FakeAster venue = new FakeAster(true);
    private Optional<ConfigurableApplicationContext> adapter = Optional.empty();
    private Optional<ManagedChannel> channel = Optional.empty();
    private int starts;

    @BeforeEach
    void keys() throws IOException {
        VenueSigner.generate(new SecureRandom()).writeTo(folder.resolve("signer.key"));
        Files.writeString(folder.resolve("mac.key"), MAC);
    }

    @AfterEach
    void stop() {
        channel.ifPresent(ManagedChannel::shutdownNow);
        adapter.ifPresent(ConfigurableApplicationContext::close);
        venue.close();
    }

    private void start(String... more) {
        var admin = "--sapphire.exchange.venue.simulator-admin=http://" + venue.address();
        startAt(Stream.concat(Stream.of(admin), Arrays.stream(more)));
    }

    private void startAt(Stream<String> more) {
        var name = "in-process:adapter-test-" + folder.getFileName() + starts++;
        var arguments = Stream.concat(
                Stream.of(
                        "--logging.level.root=off",
                        "--spring.main.log-startup-info=false",
                        "--sapphire.exchange.listen=" + name,
                        "--sapphire.exchange.venue.rest=http://" + venue.address(),
                        "--sapphire.exchange.venue.market-stream=ws://" + venue.address(),
                        "--sapphire.exchange.venue.user-stream=ws://" + venue.address(),
                        "--sapphire.exchange.venue.signer-key-file=" + folder.resolve("signer.key"),
                        "--sapphire.exchange.journal=" + folder.resolve("journal"),
                        "--sapphire.exchange.submit-key-file=" + folder.resolve("mac.key")),
                more);
        adapter = Optional.of(ExchangeAdapterApplication.application().run(arguments.toArray(String[]::new)));
        channel = Optional.of(MeshChannel.to(name));
    }

    private void restart() {
        channel.ifPresent(ManagedChannel::shutdownNow);
        adapter.ifPresent(ConfigurableApplicationContext::close);
        start();
    }

    @Test
    void stepsOfMoreMarketsThanOneConnectionHasAreRefused() {
        venue.markets = IntStream.range(0, 51).mapToObj(i -> "M" + i + "USDT").toList();

        assertThatThrownBy(() -> start()).rootCause().hasMessage("In lock-step there may be at most 50 markets.");
    }

    @Test
    void venueIsDescribed() {
        start();
        var described = market().describeVenue(DescribeVenueRequest.getDefaultInstance());

        assertThat(described.getPacing()).isEqualTo(Pacing.PACING_LOCK_STEP);
        assertThat(described.getSeed()).isEqualTo(7);
        var listing = Markets.fromProto(described.getListings(0));
        assertThat(listing.instrument().takerFee()).hasToString("0.0004");
        assertThat(listing.frameInterval()).isEqualTo(FakeAster.INTERVAL);
        assertThat(listing.simulated()).isTrue();
        var health = HealthGrpc.newBlockingStub(open())
                .check(HealthCheckRequest.newBuilder()
                        .setService("sapphire.execution.v1.ExecutionService")
                        .build());
        assertThat(health.getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void stepBringsItsFrameAndRepeatingItChangesNothing() {
        start();
        var frames = frames();

        var done = complete(0);
        assertThat(done.getStep()).isEqualTo(1);
        assertThat(done.getFrames()).isEqualTo(1);
        assertThat(complete(0)).isEqualTo(done);
        assertThat(venue.step()).isEqualTo(1);
        assertFrame(next(frames), 1);
        assertThat(complete(1).getStep()).isEqualTo(2);
        assertFrame(next(frames), 2);
        assertThatThrownBy(() -> complete(7))
                .satisfies(failure -> assertCode(failure, Status.Code.FAILED_PRECONDITION));
    }

    @Test
    void newcomerBeginsWithTheCurrentStep() {
        start();
        var _ = complete(0);
        var _ = complete(1);

        assertFrame(next(frames()), 2);
    }

    @Test
    void frameIsTheSameWhenItsMessagesWereLost() {
        start();
        var frames = frames();
        venue.cutMarketInNextStep = true;
        var _ = complete(0);
        assertFrame(next(frames), 1);
        venue.cut();
        var _ = complete(1);
        assertFrame(next(frames), 2);
    }

    @Test
    void restartInTheMiddleOfAStepGivesItsFrameAgain() {
        start();
        var _ = complete(0);
        var done = complete(1);
        var before = next(frames());
        restart();

        assertThat(market().describeVenue(DescribeVenueRequest.getDefaultInstance())
                        .getStep())
                .isEqualTo(2);
        var after = next(frames());
        assertThat(after.getFramesList()).isEqualTo(before.getFramesList());
        assertThat(complete(1).getVenueTime()).isEqualTo(done.getVenueTime());
        assertThat(complete(2).getStep()).isEqualTo(3);
    }

    @Test
    void callerMayBeQuickerThanTheStepThatIsFinishedAgain() {
        start();
        var _ = complete(0);
        var _ = complete(1);
        restart();

        assertThat(complete(2).getStep()).isEqualTo(3);
    }

    @Test
    void orderIsReportedWithItsStep() {
        start();
        var _ = complete(0);
        var answer = submit("one");
        var done = complete(1);

        assertThat(answer.getState()).isEqualTo(OrderState.ORDER_STATE_WORKING);
        assertThat(done.getLastReport()).isEqualTo(answer.getLastReport() + 1);
        assertThat(facts(done.getLastReport()))
                .hasExactlyElementsOfTypes(OrderEvent.Accepted.class, OrderEvent.Filled.class);
    }

    @Test
    void orderIsReportedWithItsStepWhenTheUserStreamWasLost() {
        start();
        var _ = complete(0);
        var _ = submit("one");
        venue.cutUserInNextStep = true;
        var done = complete(1);

        assertThat(facts(done.getLastReport()))
                .hasExactlyElementsOfTypes(OrderEvent.Accepted.class, OrderEvent.Filled.class);
    }

    @Test
    void orderSentBeforeARestartIsNotSentAgain() {
        start();
        var _ = complete(0);
        var first = submit("one");
        restart();

        assertThat(submit("one")).isEqualTo(first);
        assertThat(venue.orderIds()).containsExactly("one");
        var done = complete(1);
        assertThat(facts(done.getLastReport()))
                .hasExactlyElementsOfTypes(OrderEvent.Accepted.class, OrderEvent.Filled.class);
    }

    @Test
    void termsOfAMarketAreThoseOfTheVenue() {
        start();
        var terms = AccountServiceGrpc.newBlockingStub(open())
                .getTradingTerms(
                        GetTradingTermsRequest.newBuilder().setSymbol("BTCUSDT").build());
        assertThat(terms.getLeverage()).isEqualTo(20);
        assertThat(terms.getIsolated()).isTrue();
        assertThat(terms.getTakerFeeE8()).isPositive();
        assertThat(terms.getBracketsList())
                .containsExactly(MarginBracket.newBuilder()
                        .setNumber(1)
                        .setMaxLeverage(75)
                        .setCapE8(1_000_000_000_000L)
                        .setMaintenanceE8(650_000)
                        .build());
    }

    @Test
    void accountIsThatOfTheNewestReport() {
        start();
        var _ = complete(0);
        var _ = submit("one");
        var done = complete(1);

        var account = AccountServiceGrpc.newBlockingStub(open()).getAccount(GetAccountRequest.getDefaultInstance());
        assertThat(account.getLastReport()).isEqualTo(done.getLastReport());
        assertThat(account.getHoldings(0).getQuantityE8()).isEqualTo(100_000_000);
    }

    @Test
    void refusalsHaveTheirNames() {
        start();
        var _ = complete(0);
        var execution = ExecutionServiceGrpc.newBlockingStub(open());
        var query = QueryOrderRequest.newBuilder().setOrderId("ghost").build();
        var forged = request("one").toBuilder()
                .setAuthenticationCode(ByteString.EMPTY)
                .build();

        assertThatThrownBy(() -> execution.queryOrder(query)).satisfies(it -> assertCode(it, Status.Code.NOT_FOUND));
        assertThatThrownBy(() -> execution.submitOrder(forged))
                .satisfies(it -> assertCode(it, Status.Code.PERMISSION_DENIED));
        assertThatThrownBy(() -> execution.submitOrder(SubmitOrderRequest.getDefaultInstance()))
                .satisfies(it -> assertCode(it, Status.Code.INVALID_ARGUMENT));
        assertThatThrownBy(() -> SafetyServiceGrpc.newBlockingStub(open()).halt(HaltRequest.getDefaultInstance()))
                .satisfies(it -> assertCode(it, Status.Code.INVALID_ARGUMENT));
        assertThat(venue.orderIds()).isEmpty();
    }

    @Test
    void haltOutlivesTheProcess() {
        start();
        var halt =
                HaltRequest.newBuilder().setOperator("ann").setReason("drill").build();
        var _ = SafetyServiceGrpc.newBlockingStub(open()).halt(halt);
        restart();

        var state = SafetyServiceGrpc.newBlockingStub(open()).getState(GetStateRequest.getDefaultInstance());
        assertThat(state.getOperator()).isEqualTo("ann");
        assertThatThrownBy(() -> submit("one")).satisfies(it -> assertCode(it, Status.Code.PERMISSION_DENIED));
    }

    @Test
    void recordingEndsAndTimePassesByItself() {
        start();
        CompleteFrameResponse done = complete(0);
        while (!done.getRecordingEnded()) {
            done = complete(done.getStep());
        }
        assertThat(done.getFrames()).isZero();
        assertThat(complete(done.getStep() - 1)).isEqualTo(done);
        var last = done.getStep();
        assertThatThrownBy(() -> complete(last)).isInstanceOf(StatusRuntimeException.class);
        assertThat(submit("late").getState()).isEqualTo(OrderState.ORDER_STATE_WORKING);
        restart();
        assertThat(complete(last - 1).getRecordingEnded()).isTrue();
    }

    @Test
    void missingKeyFileIsOneSentence() throws IOException {
        var key = folder.resolve("signer.key");
        Files.delete(key);

        assertThatThrownBy(this::start)
                .hasStackTraceContaining("the venue signer's key file " + key + " cannot be read");
    }

    /** The guide of the venue's first version tells people to set these. */
    @Test
    void hmacKeyIsRefusedAtARealVenueInOneSentence() {
        var real = Stream.of("--sapphire.exchange.symbols=BTCUSDT", "--ASTER_API_SECRET=2b5eb11e18796d12");

        assertThatThrownBy(() -> startAt(real))
                .hasStackTraceContaining("ASTER_API_SECRET is a V1 (HMAC) key and is not used: Aster V3 wants")
                .rootCause()
                .hasMessageNotContaining("2b5eb11e");
    }

    /** Nothing is asked of a venue that has banned us: that makes bans longer. */
    @Test
    void banHoldsAfterARestart() throws IOException {
        start();
        channel.ifPresent(ManagedChannel::shutdownNow);
        adapter.ifPresent(ConfigurableApplicationContext::close);
        Files.writeString(folder.resolve("journal").resolve("ban"), "2999-01-01T00:00:00Z");
        int asked = venue.requests();

        assertThatThrownBy(this::start).hasStackTraceContaining("the venue has banned this address until");
        assertThat(venue.requests()).isEqualTo(asked);
    }

    @Test
    void unknownKeyIsRefused() {
        assertThatThrownBy(() -> start("--sapphire.exchange.colour=red")).hasStackTraceContaining("colour");
    }

    @Test
    void venueThatRefusesOurSignatureIsOneSentence() {
        venue.refuseWith = -1022;

        assertThatThrownBy(this::start).hasStackTraceContaining("chain id 1666");
    }

    private static void assertFrame(StreamFramesResponse response, int step) {
        assertThat(response.getStep()).isEqualTo(step);
        assertThat(response.getTraceparent()).startsWith("00-");
        MarketFrame frame = Markets.fromProto(response.getFrames(0));
        assertThat(frame.end()).isEqualTo(FakeAster.START.plus(FakeAster.INTERVAL.multipliedBy(step)));
        assertThat(frame.trades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.id()).isEqualTo(step));
        assertThat(frame.book().bids().getFirst().quantity()).isEqualTo(Quantity.of(Integer.toString(step + 1)));
        assertThat(frame.mark()).hasToString("100.5");
        assertThat(frame.bookValid()).isTrue();
    }

    private static void assertCode(Throwable failure, Status.Code code) {
        assertThat(Status.fromThrowable(failure).getCode())
                .as(failure.toString())
                .isEqualTo(code);
    }

    private SubmitOrderResponse submit(String id) {
        return ExecutionServiceGrpc.newBlockingStub(open()).submitOrder(request(id));
    }

    private static SubmitOrderRequest request(String id) {
        var order = new Order(
                new OrderId(id), BITCOIN, Side.BUY, Quantity.of("1"), new Terms.Market(), false, Purpose.ENTRY);
        var approval = new Approval(1, 1, FakeAster.START.plus(Duration.ofDays(1)));
        return SubmitOrderRequest.newBuilder()
                .setOrder(Orders.toProto(order))
                .setApproval(Orders.toProto(approval))
                .setAuthenticationCode(ByteString.copyFrom(new ApprovalCode(new byte[32]).of(order, approval)))
                .build();
    }

    private CompleteFrameResponse complete(long step) {
        return market().completeFrame(
                        CompleteFrameRequest.newBuilder().setStep(step).build());
    }

    private Iterator<StreamFramesResponse> frames() {
        return market().streamFrames(StreamFramesRequest.getDefaultInstance());
    }

    private static StreamFramesResponse next(Iterator<StreamFramesResponse> frames) {
        return frames.next();
    }

    /** Facts about orders up to this report. */
    private List<OrderEvent> facts(long last) {
        var request = StreamReportsRequest.newBuilder().setFromSequence(1).build();
        var batches = ExecutionServiceGrpc.newBlockingStub(open()).streamReports(request);
        var facts = new ArrayList<OrderEvent>();
        for (long seen = 0; seen < last; ) {
            for (var report : batches.next().getReportsList()) {
                seen = report.getSequence();
                if (Reports.fromProto(report) instanceof MeshEvent.OrderChanged(var fact, var _)) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    private MarketDataServiceGrpc.MarketDataServiceBlockingStub market() {
        return MarketDataServiceGrpc.newBlockingStub(open());
    }

    private ManagedChannel open() {
        return channel.orElseThrow();
    }
}
