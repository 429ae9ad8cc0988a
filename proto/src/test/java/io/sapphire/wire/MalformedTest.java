package io.sapphire.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import io.sapphire.account.v1.AccountFact;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.Heartbeat;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.event.v1.RecordedEvent;
import io.sapphire.execution.v1.Report;
import io.sapphire.order.v1.OrderDenied;
import io.sapphire.order.v1.OrderFact;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedTest {
    private static final EventSamples SAMPLES = EventSamples.of(1);

    static Stream<MeshEvent> everyEvent() {
        return Stream.of(1L, 2L, 3L).flatMap(seed -> EventSamples.of(seed).meshEvents().stream());
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void anEventIsRefusedWhateverNeededPartOfItIsMissing(MeshEvent event) {
        assertThat(Spoiled.copies(Events.toProto(event)))
                .allSatisfy(spoiled -> assertThatIllegalArgumentException()
                        .as(spoiled.toString())
                        .isThrownBy(() -> Events.fromProto((io.sapphire.event.v1.MeshEvent) spoiled)));
    }

    @Test
    void anObservationIsRefusedWhateverNeededPartOfItIsMissing() {
        assertThat(Spoiled.copies(Agents.toProto(SAMPLES.agents().observation())))
                .allSatisfy(spoiled -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Agents.fromProto((io.sapphire.agent.v1.Observation) spoiled)));
    }

    private static io.sapphire.event.v1.MeshEvent ofTheFuture() {
        var unknown = UnknownFieldSet.newBuilder()
                .addField(9_999, UnknownFieldSet.Field.newBuilder().addVarint(1).build());
        return io.sapphire.event.v1.MeshEvent.newBuilder()
                .setUnknownFields(unknown.build())
                .build();
    }

    @Test
    void theSentenceSaysWhatIsMissing() {
        refused(
                "event is empty",
                () -> Events.fromProto(
                        io.sapphire.event.v1.MeshEvent.newBuilder().build()));
        refused(
                "event is of a kind that this build does not know: a newer build wrote it",
                () -> Events.fromProto(ofTheFuture()));
        refused("report is empty or unknown", () -> Reports.fromProto(Report.getDefaultInstance()));
        refused("response is empty or unknown", () -> Agents.fromProto(ConverseResponse.getDefaultInstance()));
        refused(
                "HEARTBEAT is not a reply to an observation",
                () -> Agents.fromProto(ConverseResponse.newBuilder()
                        .setHeartbeat(Heartbeat.getDefaultInstance())
                        .build()));
        refused("event time is missing", () -> Accounts.fromProto(AccountFact.getDefaultInstance()));
        refused(
                "symbol must be 2 to 20 capital letters or digits, was ''",
                () -> Markets.fromProto(io.sapphire.market.v1.MarketFrame.getDefaultInstance()));
    }

    @Test
    void aDenialCodeNobodyKnowsIsRefused() {
        var fact = fact().setDenied(OrderDenied.newBuilder().setCode(4711));

        refused("denial code 4711 is unknown", () -> Orders.fromProto(fact.build()));
    }

    @Test
    void aFactAboutTwoOrdersIsRefused() {
        var order = Orders.toProto(SAMPLES.orders().order());
        var fact = fact().setDenied(OrderDenied.newBuilder().setCode(1001).setOrder(order));

        refused(
                "fact is about order another but holds order " + order.getOrderId(),
                () -> Orders.fromProto(fact.build()));
    }

    @Test
    void onlyWhatTheAdapterKnowsIsReported() {
        refused(
                "only facts about orders and the account are reported, not LeaderChanged",
                () -> Reports.toProto(new MeshEvent.LeaderChanged(1)));
    }

    @Test
    void timesAndSpansOutOfRangeAreRefused() {
        refused(
                "nanoseconds of a time must be 0 to 999999999, was -1",
                () -> Times.fromProto(Timestamp.newBuilder().setNanos(-1).build()));
        refused(
                "time is out of range: 9223372036854775807 s since the epoch",
                () -> Times.fromProto(
                        Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build()));
        refused(
                "nanoseconds of a span must be below a second, was 1000000000",
                () -> Times.fromProto(
                        Duration.newBuilder().setNanos(1_000_000_000).build()));
        refused(
                "seconds and nanoseconds of a span differ in sign",
                () -> Times.fromProto(
                        Duration.newBuilder().setSeconds(1).setNanos(-1).build()));
    }

    @Test
    void aRecordIsRefusedIfItIsNone() {
        var record = Events.toProto(SAMPLES.recorded(new MeshEvent.LeaderChanged(1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Events.decode(new byte[] {1, 2, 3}))
                .withMessageStartingWith("not a record of the event log: ");
        refused("record time is missing", () -> Events.decode(new byte[0]));
        refused(
                "event is missing",
                () -> Events.fromProto(record.toBuilder().clearEvent().build()));
        refused(
                "trace id must be 16 bytes, was 3",
                () -> Events.fromProto(record.toBuilder()
                        .setTraceId(ByteString.copyFromUtf8("abc"))
                        .build()));
        refused(
                "hash of the record before must be 32 bytes, was 0",
                () -> Events.fromProto(record.toBuilder().clearPrevious().build()));
    }

    @Test
    void aRecordThatDoesNotFitTheLogIsRefused() {
        var good = SAMPLES.recorded(new MeshEvent.LeaderChanged(1));

        refused(
                "trace id must be 32 hex digits, was 'abc'",
                () -> encode(new io.sapphire.domain.event.Recorded(
                        1, good.recordTime(), "abc", good.previous(), good.event())));
        refused(
                "hash of the record before must be 64 hex digits, was ''",
                () -> encode(new io.sapphire.domain.event.Recorded(1, good.recordTime(), "", "", good.event())));
    }

    private static RecordedEvent encode(io.sapphire.domain.event.Recorded recorded) {
        return Events.toProto(recorded);
    }

    private static OrderFact.Builder fact() {
        return OrderFact.newBuilder().setOrderId("another").setEventTime(Timestamp.getDefaultInstance());
    }

    private static void refused(String sentence, ThrowingCallable translation) {
        assertThatIllegalArgumentException().isThrownBy(translation).withMessage(sentence);
    }
}
