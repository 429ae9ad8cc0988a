package io.sapphire.local.venue;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.account.TermsReader;
import io.sapphire.exchange.aster.AccountWishes;
import io.sapphire.exchange.aster.AsterHistory;
import io.sapphire.exchange.aster.AsterOrders;
import io.sapphire.exchange.aster.AsterTerms;
import io.sapphire.exchange.aster.AsterVenue;
import io.sapphire.exchange.aster.Connection;
import io.sapphire.exchange.aster.Rulebook;
import io.sapphire.exchange.aster.VenueAddresses;
import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.RequestSigner;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.simulator.SimulatorAdmin;
import io.sapphire.exchange.execution.Approvals;
import io.sapphire.exchange.execution.Ceilings;
import io.sapphire.exchange.execution.GuardRule;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.SettleRule;
import io.sapphire.exchange.execution.journal.Journal;
import io.sapphire.exchange.marketdata.FrameBatch;
import io.sapphire.exchange.marketdata.History;
import io.sapphire.exchange.marketdata.StepDone;
import io.sapphire.trace.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.retry.Retry;

/**
 * The adapter without its services, over real connections to a simulator. Its waiting takes virtual time: whoever waits
 * for it moves that on.
 */
final class AdapterRig implements AutoCloseable {
    /** Virtual time that passes with every millisecond without an answer. */
    private static final Duration TICK = Duration.ofMillis(100);
    /** Of the venue to one request: 20 ms of this machine's time, so that only an answer that was kept back is too late. */
    private static final Duration SLOWEST_ANSWER = TICK.multipliedBy(20);
    /** What is still in a socket has as long to arrive. */
    private static final SettleRule SETTLED = new SettleRule(SettleRule.LOCK_STEP.answers(), SLOWEST_ANSWER);

    /** Of this machine: a ban is kept in its time. */
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-01-05T00:00:00Z"));

    private static final int MOST_TRIES = 50;
    /** Ticks without an answer after which the rig counts as hung. */
    private static final int MOST_TICKS = 20_000;

    private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    private final LoopResources loops = LoopResources.create("rig", 1, true);
    private final Scheduler deskThread = Schedulers.newSingle("rig-desk", true);
    private final Journal journal;
    private final AsterVenue venue;
    private final OrderDesk desk;
    private final Disposable.Composite work = Disposables.composite();
    private final List<MeshEvent> reports = new ArrayList<>();
    private final List<MarketFrame> frames = new ArrayList<>();
    private final History history;
    private final TermsReader terms;
    private long step;

    AdapterRig(VenueBench bench, MemoryDisk disk, long seed, NonceFloor nonces) {
        this(bench, disk, seed, nonces, AccountWishes.oneWay());
    }

    AdapterRig(VenueBench bench, MemoryDisk disk, long seed, NonceFloor nonces, AccountWishes wishes) {
        this(bench, disk, seed, nonces, wishes, BanMemory.none());
    }

    AdapterRig(VenueBench bench, MemoryDisk disk, long seed, NonceFloor nonces, AccountWishes wishes, BanMemory bans) {
        journal = Journal.open(disk.store());
        var clock = new VenueClock(System::nanoTime);
        var signer = new RequestSigner(bench.key(), new SigningDomain(1666), new NonceSource(clock, nonces), "");
        var limits = new Limits(90, clock, timer, WALL, bans, new Random(seed));
        var rest = new RestClient(bench.rest(), signer, limits, loops, timer, SLOWEST_ANSWER);
        var connection = new Connection(
                new VenueAddresses(bench.rest(), bench.streams(), bench.streams(), bench.admin()),
                "the rig",
                rest,
                clock,
                new ClockSync(rest, clock, System::nanoTime),
                new Rulebook(),
                new SimulatorAdmin(bench.admin(), loops, timer),
                loops,
                Schedulers.fromExecutorService(loops.onClient(true).next()),
                timer);
        venue = new AsterVenue(connection, List.of(), Duration.ofSeconds(1), 10, wishes, this::desk, Spans.none());
        var orders = new AsterOrders(rest, connection.clockSync(), clock, connection.rules(), venue::symbols);
        history = new AsterHistory(rest);
        terms = new AsterTerms(rest);
        desk = new OrderDesk(
                orders,
                journal,
                new Approvals((_, _, _) -> true, (_, _, _) -> true),
                new Ceilings(Money.of("1000000000"), 100_000, clock, venue::mark),
                SETTLED,
                GuardRule.off(),
                clock,
                deskThread,
                timer);
        work.add(desk.work().subscribe());
        work.add(venue.frames().subscribe(this::collect));
        work.add(venue.run().subscribe(_ -> {}, _ -> {}));
        await(venue.ready());
        step = venue.describe()
                .map(described -> described.step())
                .blockOptional()
                .orElseThrow();
        work.add(desk.reports().from(1).subscribe(this::collect));
    }

    private synchronized void collect(List<MeshEvent> batch) {
        reports.addAll(batch);
    }

    private synchronized void collect(FrameBatch batch) {
        frames.addAll(batch.frames());
    }

    /** Every frame so far. */
    synchronized List<MarketFrame> frames() {
        return List.copyOf(frames);
    }

    AsterVenue venue() {
        return venue;
    }

    History history() {
        return history;
    }

    TermsReader terms() {
        return terms;
    }

    OrderDesk desk() {
        return desk;
    }

    /** Everything reported so far, by this adapter and by those before it. */
    synchronized List<MeshEvent> reports() {
        return List.copyOf(reports);
    }

    Optional<Price> mark() {
        return venue.mark(new Symbol(VenueBench.SYMBOL));
    }

    /** Plays the next frame. Asking again gives the same answer, so a failure is asked again. */
    StepDone step() {
        var done = await(Mono.defer(() -> venue.complete(step))
                .retryWhen(Retry.fixedDelay(MOST_TRIES, TICK).scheduler(timer)));
        step = done.step();
        return done;
    }

    /** Lets virtual time pass. */
    void pass(Duration time) {
        timer.advanceTimeBy(time);
    }

    /** Lets virtual time pass until there is an answer. */
    <T> T await(Mono<T> answer) {
        var future = answer.toFuture();
        for (int tick = 0; tick < MOST_TICKS; tick++) {
            try {
                return future.get(1, MILLISECONDS);
            } catch (TimeoutException _) {
                timer.advanceTimeBy(TICK);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        throw new AssertionError("no answer after " + TICK.multipliedBy(MOST_TICKS) + " of virtual time");
    }

    /** Like a process that is killed: nothing is finished. */
    @Override
    public void close() {
        work.dispose();
        deskThread.dispose();
        loops.dispose();
        journal.close();
    }
}
