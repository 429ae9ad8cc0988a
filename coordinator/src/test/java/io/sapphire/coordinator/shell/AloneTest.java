package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.ETH;
import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.kafka.KafkaReplica;
import io.sapphire.coordinator.kafka.ReplicatedLog;
import io.sapphire.coordinator.kafka.TestBroker;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.trace.RecentSteps;
import io.sapphire.trace.Spans;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A halt while everything that a coordinator talks to but the venue is dead at once: a real broker is killed, no agent says a
 * word. Redis and the analytics it does not even know. One entry rests, another waits for Kafka.
 */
@Tag("slow")
class AloneTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration NO_NEW_ORDER_AFTER = Duration.ofMillis(100);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(1);
    /** So long an entry waits for Kafka. */
    private static final Duration KAFKA = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void haltIsAcceptedAndEntriesAreGoneWithinASecond() throws Exception {
        try (var broker = new TestBroker(folder.resolve("broker"));
                var log = new WatchedLog(folder.resolve("events"))) {
            var kafka = KafkaReplica.open(ReplicatedLog.settings(broker.servers()), "main", new EventCodec());
            var sequencer = new Sequencer(log, log.begin());
            var following = kafka.follow(
                    "run", log.file, folder.resolve("events"), sequencer.heads(), new RecentSteps(Spans.none()), KAFKA);
            var venue = new RestingVenue();
            var agent = new MortalAgent();
            var rules = new ShellRules(Duration.ofSeconds(1), LIMIT);
            var shell =
                    new TradingShell(sequencer, following.replica(), venue, venue, List.of(agent), rules, Space.PLENTY);
            var replicating = following.work().subscribe();
            var settled = new AtomicLong();
            var heads = sequencer.heads().subscribe(settled::set);
            var trading = venue.describe().flatMap(shell::run).subscribe();
            try {
                int frame = 0;
                while (log.intended.isEmpty()) {
                    venue.show(BTC, ++frame);
                    int shown = frame;
                    // Only then is all recorded that follows from the round.
                    await(() -> log.rounds.size() == shown && settled.get() >= log.rounds.getLast());
                    assertThat(frame).isLessThan(10);
                }
                await(() -> !venue.resting.isEmpty());
                broker.kill();
                venue.show(ETH, ++frame);
                await(() -> log.intended.size() == 2);
                agent.alive = false;
                venue.show(BTC, ++frame);

                long accepted = System.nanoTime();
                assertThat(shell.order(new Instruction.Halt(Scope.ALL), "me", "drill")
                                .block(LIMIT))
                        .isNotNull();
                long answered = System.nanoTime();
                await(venue.resting::isEmpty);
                long gone = System.nanoTime();
                // What became of the one that waited: it was never sent.
                await(() -> log.refused.size() == 1);

                System.out.printf(
                        "halt answered after %.1f ms, entries gone after %.1f ms, last order %.1f ms before%n",
                        (answered - accepted) / 1e6, (gone - accepted) / 1e6, (accepted - venue.lastSend.get()) / 1e6);
                assertThat(Duration.ofNanos(gone - accepted)).isLessThan(GONE_WITHIN);
                assertThat(Duration.ofNanos(venue.lastSend.get() - accepted)).isLessThan(NO_NEW_ORDER_AFTER);
                assertThat(venue.sent).containsExactly(log.intended.getFirst());
                assertThat(log.refused).containsExactly(log.intended.getLast());
            } finally {
                shell.close();
                trading.dispose();
                heads.dispose();
                replicating.dispose();
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
            assertThat(new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /** Notes what becomes of orders while it writes. */
    private static final class WatchedLog implements EventLog {
        private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));

        private final FileEventLog file;
        private final List<Long> rounds = new CopyOnWriteArrayList<>();
        private final List<OrderId> intended = new CopyOnWriteArrayList<>();
        private final List<OrderId> refused = new CopyOnWriteArrayList<>();

        WatchedLog(Path directory) {
            file = FileEventLog.open(directory, new EventCodec(), CLOCK, _ -> {});
        }

        TradingCore begin() {
            var listings = List.of(Scenario.listing(), Scenario.listing(ETH));
            var run = new MeshEvent.RunStarted("run", "test", 1, "demo", Scenario.unhurried(), listings, START);
            var core = TradingCore.of(run);
            var _ = core.apply(append(run, ""));
            return core;
        }

        @Override
        public Recorded append(MeshEvent event, String traceId) {
            if (event instanceof OrderChanged(OrderEvent.Intended fact, var _)) {
                intended.add(fact.order().id());
            }
            if (event instanceof OrderChanged(OrderEvent.Rejected fact, var _)) {
                refused.add(fact.orderId());
            }
            var recorded = file.append(event, traceId);
            if (event instanceof MeshEvent.RoundClosed) {
                rounds.add(recorded.sequence());
            }
            return recorded;
        }

        @Override
        public void sync() {
            file.sync();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /** Every order rests until it is cancelled. */
    private static final class RestingVenue implements Venue, OrderDesk {
        private final Sinks.Many<Frames> shown = Sinks.many().unicast().onBackpressureBuffer();
        private final Sinks.Many<List<MeshEvent>> reported =
                Sinks.many().unicast().onBackpressureBuffer();
        private final List<OrderId> sent = new CopyOnWriteArrayList<>();
        private final Set<OrderId> resting = ConcurrentHashMap.newKeySet();
        private final AtomicLong lastSend = new AtomicLong();
        private final AtomicLong lastReport = new AtomicLong(1);

        void show(Symbol symbol, int number) {
            shown.tryEmitNext(new Frames(List.of(Scenario.frame(symbol, number, "1000")), "", 0))
                    .orThrow();
        }

        @Override
        public Mono<VenueDescription> describe() {
            return Mono.just(
                    new VenueDescription(List.of(Scenario.listing(), Scenario.listing(ETH)), false, START, 0, 1));
        }

        @Override
        public Flux<Frames> frames() {
            return shown.asFlux();
        }

        @Override
        public Flux<List<MeshEvent>> reports(long fromSequence) {
            var deposit = new BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", START);
            return Flux.just(List.<MeshEvent>of(new MeshEvent.AccountChanged(deposit, 1)))
                    .concatWith(reported.asFlux());
        }

        @Override
        public Mono<Step> complete(long step) {
            return Mono.error(new IllegalStateException("there are no steps"));
        }

        @Override
        public Mono<Account> account() {
            return Mono.just(new Account(List.of(), 1));
        }

        @Override
        public Mono<Outcome> send(Effect.Send send, String traceparent) {
            return Mono.fromSupplier(() -> {
                var id = send.approved().order().id();
                lastSend.set(System.nanoTime());
                sent.add(id);
                resting.add(id);
                return report(new OrderEvent.Accepted(id, sent.size(), START));
            });
        }

        @Override
        public Mono<Outcome> cancel(OrderId order, long epoch, String traceparent) {
            return Mono.fromSupplier(() -> resting.remove(order)
                    ? report(new OrderEvent.Cancelled(order, START))
                    : new Outcome.NotSent("never seen"));
        }

        private synchronized Outcome report(OrderEvent fact) {
            long report = lastReport.incrementAndGet();
            reported.tryEmitNext(new ArrayList<>(List.of(new OrderChanged(fact, report))))
                    .orThrow();
            return new Outcome.Answered(report);
        }

        @Override
        public Mono<Outcome> query(OrderId order) {
            return Mono.just(new Outcome.NotSent("never seen"));
        }
    }

    /** Wants everything, as long as it lives. */
    private static final class MortalAgent implements AgentLine {
        private volatile boolean alive = true;

        @Override
        public AgentId id() {
            return Scenario.AGENT;
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return alive ? Mono.just(Scenario.agent()) : Mono.never();
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            if (!alive) {
                return Mono.never();
            }
            var frame = observation.frame();
            int number = (int) (Duration.between(Scenario.START, frame.end()).toSeconds() / 10);
            return Mono.just(Scenario.signal(frame.symbol(), number, 0.6));
        }
    }
}
