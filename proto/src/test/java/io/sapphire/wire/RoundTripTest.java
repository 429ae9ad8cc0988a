package io.sapphire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.sapphire.domain.signal.Reply;
import io.sapphire.execution.v1.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyEventSurvivesTheWire(long seed) {
        assertThat(EventSamples.of(seed).meshEvents())
                .allSatisfy(event ->
                        assertThat(Events.fromProto(Events.toProto(event))).isEqualTo(event));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRecordSurvivesTheLogAndAlwaysHasTheSameBytes(long seed) {
        var samples = EventSamples.of(seed);
        assertThat(samples.meshEvents()).map(samples::recorded).allSatisfy(recorded -> {
            byte[] bytes = Events.encode(recorded);

            assertThat(Events.decode(bytes)).isEqualTo(recorded);
            assertThat(Events.encode(Events.decode(bytes))).isEqualTo(bytes);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyReportSurvivesTheWire(long seed) {
        assertThat(EventSamples.of(seed).reported()).allSatisfy(event -> {
            var bytes = Reports.toProto(event).toByteArray();

            assertThat(Reports.fromProto(parse(bytes))).isEqualTo(event);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMarketSurvivesTheWire(long seed) {
        var samples = new Samples(seed);
        var listing = samples.listing();
        var frame = samples.frame();
        var trade = samples.trade();

        assertThat(Markets.fromProto(Markets.toProto(listing))).isEqualTo(listing);
        assertThat(Markets.fromProto(Markets.toProto(listing.instrument()))).isEqualTo(listing.instrument());
        assertThat(Markets.fromProto(Markets.toProto(frame))).isEqualTo(frame);
        assertThat(Markets.fromProto(Markets.toProto(trade))).isEqualTo(trade);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOrderSurvivesTheWire(long seed) {
        var samples = new OrderSamples(new Samples(seed));
        var approval = samples.approval();
        var fill = samples.fill();
        var holding = samples.holding();

        assertThat(samples.terms())
                .map(samples::order)
                .allSatisfy(order ->
                        assertThat(Orders.fromProto(Orders.toProto(order))).isEqualTo(order));
        assertThat(Orders.fromProto(Orders.toProto(approval))).isEqualTo(approval);
        assertThat(Orders.fromProto(Orders.toProto(fill))).isEqualTo(fill);
        assertThat(Accounts.fromProto(Accounts.toProto(holding))).isEqualTo(holding);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingAnAgentHearsAndSaysSurvivesTheWire(long seed) {
        var samples = new AgentSamples(new Samples(seed));
        var descriptor = samples.descriptor();
        var observation = samples.observation();
        var critique = samples.critique();
        var reasoning = samples.reasoning();

        assertThat(Agents.fromProto(Agents.toProto(descriptor))).isEqualTo(descriptor);
        assertThat(Agents.fromProto(Agents.toProto(observation))).isEqualTo(observation);
        assertThat(Agents.fromProto(Agents.toProto(critique))).isEqualTo(critique);
        assertThat(Agents.fromProto(Agents.toProto(reasoning))).isEqualTo(reasoning);
        assertThat(List.<Reply>of(samples.signal(), samples.noView()))
                .allSatisfy(reply ->
                        assertThat(Agents.fromProto(Agents.toProto(reply))).isEqualTo(reply));
    }

    @Test
    void samplesHoldEveryKindOfEvent() {
        var events = EventSamples.of(0).meshEvents();
        var parts = events.stream().flatMap(RoundTripTest::parts);

        assertThat(kinds(events.stream()))
                .isEqualTo(permitted(io.sapphire.domain.event.MeshEvent.class).collect(Collectors.toSet()));
        assertThat(kinds(parts))
                .isEqualTo(Stream.of(
                                io.sapphire.domain.order.OrderEvent.class,
                                io.sapphire.domain.portfolio.AccountEvent.class)
                        .flatMap(RoundTripTest::permitted)
                        .collect(Collectors.toSet()));
        assertThat(kinds(new OrderSamples(new Samples(0)).terms().stream()))
                .isEqualTo(permitted(io.sapphire.domain.order.Terms.class).collect(Collectors.toSet()));
    }

    @Test
    void samplesReachEveryCaseOfTheMessages() {
        assertThat(cases(EventSamples.of(0).meshEvents().stream()
                        .map(event -> Events.toProto(event).getEventCase())))
                .containsExactlyInAnyOrderElementsOf(
                        all(io.sapphire.event.v1.MeshEvent.EventCase.class, "EVENT_NOT_SET"));
    }

    @Test
    void spansHaveOneSignAsProtobufDemands() {
        var span = Times.toProto(java.time.Duration.ofMillis(-500));

        assertThat(span.getSeconds()).isZero();
        assertThat(span.getNanos()).isEqualTo(-500_000_000);
    }

    private static Report parse(byte[] bytes) {
        try {
            return Report.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Object> parts(io.sapphire.domain.event.MeshEvent event) {
        return switch (event) {
            case io.sapphire.domain.event.MeshEvent.OrderChanged changed -> Stream.of(changed.fact());
            case io.sapphire.domain.event.MeshEvent.AccountChanged changed -> Stream.of(changed.fact());
            default -> Stream.empty();
        };
    }

    private static Set<Class<?>> kinds(Stream<?> values) {
        return values.map(Object::getClass).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> permitted(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(RoundTripTest::permitted)
                : Stream.of(family);
    }

    private static Set<String> cases(Stream<? extends Enum<?>> cases) {
        return cases.map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> all(Class<? extends Enum<?>> cases, String but) {
        return IntStream.range(0, cases.getEnumConstants().length)
                .mapToObj(index -> cases.getEnumConstants()[index].name())
                .filter(name -> !name.equals(but))
                .collect(Collectors.toSet());
    }
}
