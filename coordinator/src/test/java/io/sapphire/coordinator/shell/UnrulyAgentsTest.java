package io.sapphire.coordinator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.grpc.AgentClient;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.DecisionMade;
import io.sapphire.domain.event.MeshEvent.MarketObserved;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.event.MeshEvent.SignalRefused;
import io.sapphire.domain.event.MeshEvent.TimeAdvanced;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.domain.signal.Signal;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.mesh.MeshServer;
import io.sapphire.trace.Spans;
import io.sapphire.wire.Agents;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Five honest agents and one that is stopped, slow or lies, each behind gRPC on a socket of its own. Time is virtual: a
 * round may take its deadline and not a moment more, and the five are heard whatever the sixth does.
 */
class UnrulyAgentsTest {
    private static final int HONEST = 5;
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration FOREVER = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final AgentId UNRULY = new AgentId("unruly");
    private static final Probability SURE = new Probability(1_000_000);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Recorded> log = new ArrayList<>();
    private final TradingCore core = TradingCore.of(strict());

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
        VirtualTimeScheduler.reset();
    }

    /** How the sixth answers observations; one reply is one message, or none. */
    private interface Manners extends Function<Flux<Observation>, Flux<ConverseResponse>> {}

    private record Case(String name, Manners manners) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> silences() {
        return Stream.of(
                new Case(
                        "stopped", observations -> observations.ignoreElements().thenMany(Flux.never())),
                new Case("wrong symbol", each(frame -> changed(lie(frame), "ETHUSDT", frame.number()))),
                // Of no frame to come either: on a busy machine the answer may arrive in the next round.
                new Case("wrong frame", each(frame -> changed(lie(frame), "BTCUSDT", frame.number() + 1_000))),
                new Case("answers the frame before", observations -> late(observations)),
                new Case("repeats its first answer", observations -> {
                    var first = new ArrayDeque<ConverseResponse>();
                    return observations.map(seen -> {
                        if (first.isEmpty()) {
                            first.add(changed(
                                    lie(seen.frame()), "BTCUSDT", seen.frame().number() - 1));
                        }
                        return first.getFirst();
                    });
                }));
    }

    static Stream<Case> lies() {
        return Stream.of(
                new Case(
                        "quite sure of the other side", each(frame -> lie(frame).build())),
                new Case(
                        "in another's name",
                        each(frame -> lie(frame)
                                .setSignal(lie(frame).getSignalBuilder().setAgentId("honest-0"))
                                .build())),
                new Case("old answer under a new number", each(frame -> {
                    var old = lie(Scenario.frame(0, "1000")).getSignalBuilder().setFrame(frame.number());
                    return ConverseResponse.newBuilder().setSignal(old).build();
                })),
                new Case("a vote for ever", each(frame -> {
                    var signal = lie(frame).getSignalBuilder();
                    signal.getExpiryBuilder().setSeconds(signal.getExpiry().getSeconds() + 86_400 * 365);
                    return ConverseResponse.newBuilder().setSignal(signal).build();
                })),
                new Case(
                        "speaks without end",
                        each(frame -> ConverseResponse.newBuilder()
                                .setSignal(lie(frame).getSignalBuilder().setRationale("x".repeat(1_000_000)))
                                .build())),
                new Case(
                        "surer than certain",
                        each(frame -> ConverseResponse.newBuilder()
                                .setSignal(lie(frame).getSignalBuilder().setConfidencePpm(-1))
                                .build())),
                new Case("NaN where a number belongs", each(UnrulyAgentsTest::notANumber)),
                new Case("nothing at all", each(_ -> ConverseResponse.getDefaultInstance())),
                new Case(
                        "hangs up",
                        observations -> observations.flatMap(_ -> Flux.error(new IllegalStateException("bye")))));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void roundEndsAtItsDeadlineWithoutAnAgentThatDoesNotAnswerIt(Case unruly) throws Exception {
        var rounds = seated(unruly.manners());
        for (int number = 1; number <= 2; number++) {
            var held = begin(rounds, number);
            time.advanceTimeBy(DEADLINE.minusMillis(1));
            assertThat(held).isNotDone();
            time.advanceTimeBy(Duration.ofMillis(1));
            assertStands(number, held);
            assertThat(closed().missing()).containsExactly(UNRULY);
        }
    }

    @ParameterizedTest
    @MethodSource("lies")
    void lieIsBoundedOrRefusedAndNeverTurnsTheDecision(Case unruly) throws Exception {
        var rounds = seated(unruly.manners());
        var held = begin(rounds, 1);
        assertStands(1, held);
        boolean counted = log.stream()
                .anyMatch(recorded -> recorded.event() instanceof SignalReceived(var signal)
                        && signal.agent().equals(UNRULY));
        boolean refused = log.stream()
                .anyMatch(recorded -> recorded.event() instanceof SignalRefused refusal
                                && refusal.agent().equals(UNRULY)
                        || recorded.event() instanceof AgentLeft left
                                && left.agent().equals(UNRULY));
        assertThat(counted).isEqualTo(unruly.name().startsWith("quite sure"));
        assertThat(refused).isEqualTo(!counted);
    }

    /** Its process is there, and so is its socket: only its silence tells. */
    @Test
    void agentThatIsSilentForALeaseIsGoneAndCostsNoDeadlineAnyMore() throws Exception {
        var rounds = seated(observations -> observations.ignoreElements().thenMany(Flux.never()));
        time.advanceTimeBy(LEASE);
        assertStands(1, begin(rounds, 1));
        assertThat(log)
                .extracting(Recorded::event)
                .contains(new AgentLeft(UNRULY, "UNAVAILABLE: the agent was silent for 10 s"));
        assertStands(2, begin(rounds, 2));
        assertThat(closed().missing()).isEmpty();
    }

    private void assertStands(int number, CompletableFuture<@Nullable List<MeshEvent>> held) throws Exception {
        record(new TimeAdvanced(Scenario.end(number), 0));
        record(new MarketObserved(frame(number)));
        held.get(LIMIT.toSeconds(), TimeUnit.SECONDS).forEach(this::record);
        assertThat(closed().answers()).hasSizeGreaterThanOrEqualTo(HONEST);
        var decisions = log.stream()
                .map(Recorded::event)
                .filter(DecisionMade.class::isInstance)
                .map(DecisionMade.class::cast)
                .toList();
        assertThat(decisions).hasSize(1);
        assertThat(decisions.getLast().decision().direction()).isEqualTo(Direction.LONG);
    }

    private RoundClosed closed() {
        return log.stream()
                .map(Recorded::event)
                .filter(RoundClosed.class::isInstance)
                .map(RoundClosed.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** The honest have answered when this returns. */
    private CompletableFuture<@Nullable List<MeshEvent>> begin(Rounds rounds, int number) throws InterruptedException {
        answered = new CountDownLatch(HONEST);
        var held = rounds.hold(new Observation(frame(number), RiskEnvelope.CLOSED), "")
                .toFuture();
        assertThat(answered.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return held;
    }

    private volatile CountDownLatch answered = new CountDownLatch(HONEST);

    private Rounds seated(Manners unruly) {
        var lines = new ArrayList<AgentLine>();
        for (int i = 0; i < HONEST; i++) {
            var id = new AgentId("honest-" + i);
            lines.add(new Counted(joined(id, each(frame -> honest(id, frame)), FOREVER)));
        }
        lines.add(joined(UNRULY, unruly, LEASE));
        record(new MeshEvent.LeaderChanged(1));
        lines.forEach(line -> record(new AgentJoined(described(line.id()), false)));
        record(new VenueReadiness(Readiness.TRADING, ""));
        return new Rounds(lines, id -> core.seats().isPresent(id), DEADLINE, false, Spans.none());
    }

    private AgentLine joined(AgentId id, Manners manners, Duration lease) {
        var server = MeshServer.start("127.0.0.1:0", List.<BindableService>of(new Unruly(described(id), manners)));
        var channel = MeshChannel.to("127.0.0.1:" + server.port());
        var client = new AgentClient(
                AgentClient.Seat.voter(id), channel, List.of(Scenario.listing()), _ -> Flux.empty(), lease);
        open.add(server);
        open.add(channel::shutdownNow);
        assertThat(client.join().toFuture()).succeedsWithin(LIMIT);
        return client;
    }

    private void record(MeshEvent event) {
        var recorded = new Recorded(log.size() + 1, Scenario.START, "", "", event);
        log.add(recorded);
        for (var effect : core.apply(recorded)) {
            if (effect instanceof io.sapphire.coordinator.core.Effect.Append(var consequence)) {
                record(consequence);
            }
        }
    }

    /** The cautious profile's rules of consensus. */
    private static RunStarted strict() {
        var rules = List.of(
                "quorum=3",
                "threshold=0.0683",
                "hold-at=0.0683",
                "full-size-at=0.12",
                "max-weight=0.25",
                "enforce-supporters=true",
                "enforce-leave-one-out=true");
        var settings = new ArrayList<>(Scenario.settings());
        for (var rule : rules) {
            var parts = rule.split("=", 2);
            settings.removeIf(setting -> setting.key().equals("consensus." + parts[0]));
            settings.add(new Setting("consensus." + parts[0], parts[1]));
        }
        return new RunStarted("run", "test", 1, "test", settings, List.of(Scenario.listing()), Scenario.START);
    }

    private static MarketFrame frame(int number) {
        return Scenario.frame(number, "1000");
    }

    private static AgentDescriptor described(AgentId id) {
        var like = Scenario.agent();
        return new AgentDescriptor(
                id, "1", "test", List.of(), like.horizon(), Duration.ZERO, List.of(), like.tier(), false);
    }

    private static Manners each(Function<MarketFrame, ConverseResponse> reply) {
        return observations -> observations.map(seen -> reply.apply(seen.frame()));
    }

    /** Answers a frame when the next one comes. */
    private static Flux<ConverseResponse> late(Flux<Observation> observations) {
        Deque<MarketFrame> waiting = new ArrayDeque<>();
        return observations.handle((seen, sink) -> {
            Optional.ofNullable(waiting.poll())
                    .ifPresent(before -> sink.next(lie(before).build()));
            waiting.add(seen.frame());
        });
    }

    private static ConverseResponse honest(AgentId id, MarketFrame frame) {
        return Agents.toProto((Reply) signal(id, frame, Direction.LONG, new Probability(660_000)));
    }

    private static ConverseResponse.Builder lie(MarketFrame frame) {
        return Agents.toProto((Reply) signal(UNRULY, frame, Direction.SHORT, SURE)).toBuilder();
    }

    private static ConverseResponse changed(ConverseResponse.Builder lie, String symbol, long frame) {
        return lie.setSignal(lie.getSignalBuilder().setSymbol(symbol).setFrame(frame))
                .build();
    }

    /** Fields 5 and 7, confidence and expected return, as the eight bytes of a double that is none. */
    private static ConverseResponse notANumber(MarketFrame frame) {
        try {
            var honest =
                    lie(frame).getSignalBuilder().clearConfidencePpm().build().toByteString();
            var bits = ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf8, 0x7f});
            var confidence = ByteString.copyFrom(new byte[] {5 << 3 | 1}).concat(bits);
            var expected = ByteString.copyFrom(new byte[] {7 << 3 | 1}).concat(bits);
            var signal = io.sapphire.agent.v1.Signal.parseFrom(
                    honest.concat(confidence).concat(expected));
            return ConverseResponse.newBuilder().setSignal(signal).build();
        } catch (com.google.protobuf.InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Signal signal(AgentId agent, MarketFrame frame, Direction direction, Probability confidence) {
        var like = Scenario.signal(1, 0.6);
        return new Signal(
                agent,
                frame.symbol(),
                frame.number(),
                direction,
                confidence,
                like.horizon(),
                like.expectedReturn(),
                like.risk(),
                List.of(),
                "because",
                frame.end(),
                frame.end().plusSeconds(180));
    }

    /** Tells when an honest answer has come through. */
    private final class Counted implements AgentLine {
        private final AgentLine line;

        Counted(AgentLine line) {
            this.line = line;
        }

        @Override
        public AgentId id() {
            return line.id();
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return line.join();
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            return line.ask(observation, traceparent).doAfterTerminate(() -> answered.countDown());
        }

        @Override
        public Mono<Review> review(Proposals proposals, String traceparent) {
            return line.review(proposals, traceparent);
        }
    }
}
