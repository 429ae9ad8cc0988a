package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/**
 * Halts while 5 000 frames a second arrive and nearly every one of them leads to an entry. What is asserted is an order
 * of events; how long it took is printed.
 */
@Tag("slow")
class KillSwitchLoadTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration TICK = Duration.ofMillis(10);
    private static final int FRAMES_A_TICK = 50;
    private static final int WARM_UPS = 4;
    private static final int HALTS = 24;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    @Test
    void noEntryLeavesOnceAHaltIsAnswered() {
        var venue = new BusyVenue();
        var log = new CountingLog(venue);
        var shell = new TradingShell(
                new Sequencer(log, log.begin()),
                venue,
                venue,
                List.of(new Optimist()),
                new ShellRules(Duration.ofSeconds(1), LIMIT));
        var halts = Flux.range(0, HALTS)
                .concatMap(_ -> Mono.delay(BETWEEN).then(Mono.defer(() -> halt(shell, venue))), 1)
                .skip(WARM_UPS)
                .collectList();
        StepVerifier.create(venue.describe()
                        .flatMap(shell::run)
                        .then(Mono.<List<Halted>>never())
                        .or(halts))
                .assertNext(all -> {
                    System.out.println(figures(all, venue));
                    assertThat(all).allMatch(halted -> halted.sentBefore() > 0);
                    assertThat(venue.leaks).isEmpty();
                })
                .expectComplete()
                .verify(LIMIT);
    }

    /**
     * One halt.
     *
     * @param answerNanos from acceptance to the answer that it is recorded
     * @param lastSendNanos from acceptance to the last entry that left; not positive if none left after it
     * @param sentBefore entries that left since the halt before it
     */
    private record Halted(long answerNanos, long lastSendNanos, int sentBefore) {}

    private static Mono<Halted> halt(TradingShell shell, BusyVenue venue) {
        long accepted = System.nanoTime();
        int before = venue.sends.getAndSet(0);
        return shell.order(new Instruction.Halt(Scope.ALL), "me", "test")
                .map(_ -> System.nanoTime())
                .flatMap(answered -> Mono.delay(BETWEEN)
                        .map(_ -> new Halted(answered - accepted, venue.lastSend.get() - accepted, before)))
                .flatMap(halted -> shell.order(new Instruction.Resume(Scope.ALL), "me", "test")
                        .thenReturn(halted));
    }

    private static String figures(List<Halted> all, BusyVenue venue) {
        long answer = all.stream().mapToLong(Halted::answerNanos).max().orElseThrow();
        long last = all.stream().mapToLong(Halted::lastSendNanos).max().orElseThrow();
        int entries = all.stream().mapToInt(Halted::sentBefore).sum();
        return "%d halts under %d frames shown, %d entries before them: slowest answer %.1f ms, last entry %.1f ms after acceptance"
                .formatted(all.size(), venue.shown.get(), entries, answer / 1e6, Math.max(0, last) / 1e6);
    }

    private static final class CountingLog implements EventLog {
        private final BusyVenue venue;
        private long records;

        CountingLog(BusyVenue venue) {
            this.venue = venue;
        }

        TradingCore begin() {
            var start = Scenario.start();
            var run = new MeshEvent.RunStarted("run", "test", 1, "demo", Scenario.unhurried(), start.listings(), START);
            var core = TradingCore.of(run);
            var _ = core.apply(append(run, ""));
            return core;
        }

        @Override
        public synchronized Recorded append(MeshEvent event, String traceId) {
            records++;
            if (event instanceof MeshEvent.TradingHalted) {
                venue.halted = true;
            } else if (event instanceof MeshEvent.TradingResumed) {
                venue.halted = false;
            }
            return new Recorded(records, START, traceId, "", event);
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }

    /** Refuses every order, so that the next frame leads to another. */
    private static final class BusyVenue implements Venue, OrderDesk {
        private final AtomicInteger sends = new AtomicInteger();
        private final List<String> leaks = new CopyOnWriteArrayList<>();
        private volatile boolean halted;
        private final AtomicInteger shown = new AtomicInteger();
        private final AtomicLong lastSend = new AtomicLong(Long.MIN_VALUE / 2);
        private final AtomicLong lastReport = new AtomicLong(1);
        private final Sinks.Many<List<MeshEvent>> reported =
                Sinks.many().unicast().onBackpressureBuffer();

        @Override
        public Mono<VenueDescription> describe() {
            return Mono.just(new VenueDescription(List.of(Scenario.listing()), false, START, 0, 1));
        }

        @Override
        public Flux<Frames> frames() {
            return Flux.interval(TICK).onBackpressureLatest().map(_ -> new Frames(some(), "", 0));
        }

        private List<MarketFrame> some() {
            int first = shown.getAndAdd(FRAMES_A_TICK) + 1;
            return IntStream.range(first, first + FRAMES_A_TICK)
                    .mapToObj(number -> Scenario.frame(number, "1000"))
                    .toList();
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
                var order = send.approved().order();
                if (order.purpose() == Purpose.ENTRY) {
                    lastSend.set(System.nanoTime());
                    sends.incrementAndGet();
                    if (halted) {
                        leaks.add(order.id() + " on " + Thread.currentThread().getName());
                    }
                }
                long report = lastReport.incrementAndGet();
                var refused = new OrderEvent.Rejected(order.id(), -1, "busy", START);
                reported.tryEmitNext(new ArrayList<>(List.of(new MeshEvent.OrderChanged(refused, report))))
                        .orThrow();
                return new Outcome.Answered(report);
            });
        }

        @Override
        public Mono<Outcome> cancel(OrderId order, long epoch, String traceparent) {
            return Mono.just(new Outcome.NotSent("nothing to cancel"));
        }

        @Override
        public Mono<Outcome> query(OrderId order) {
            return Mono.just(new Outcome.NotSent("never seen"));
        }
    }

    private static final class Optimist implements AgentLine {

        @Override
        public AgentId id() {
            return Scenario.AGENT;
        }

        @Override
        public Mono<AgentDescriptor> join() {
            return Mono.just(Scenario.agent());
        }

        @Override
        public Mono<Reply> ask(Observation observation, String traceparent) {
            int number = (int)
                    (Duration.between(Scenario.START, observation.frame().end()).toSeconds() / 10);
            return Mono.just(Scenario.signal(number, 0.6));
        }
    }
}
