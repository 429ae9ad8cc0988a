package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.simulator.RunInfo;
import io.sapphire.exchange.aster.simulator.SimulatorAdmin;
import io.sapphire.exchange.aster.simulator.StepAnswer;
import io.sapphire.exchange.aster.stream.MarketMessage;
import io.sapphire.exchange.aster.stream.UserMessage;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.marketdata.FrameBatch;
import io.sapphire.exchange.marketdata.FrameHub;
import io.sapphire.exchange.marketdata.StepDone;
import io.sapphire.mesh.Traceparent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Moves a simulator's clock step by step. A step is over when every message of it has been seen; then its reports go
 * out, then its frames, then the answer. What was missed while a connection was lost is read by asking. Used on the
 * venue's one thread.
 */
final class LockStep {
    /** Messages that take longer are lost: both sides run on this machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatorAdmin admin;
    private final OrderDesk desk;
    private final Board board;
    private final FrameHub hub;
    private final VenueClock clock;
    private final Scheduler thread;
    private final Scheduler timer;
    private final RandomGenerator random;
    private final long stepAtStart;
    private final Arrivals arrivals = new Arrivals();
    private List<UserEvent> userEvents = new ArrayList<>();
    private StepDone last;
    private Optional<StepAnswer> unfinished = Optional.empty();
    private Mono<StepAnswer> asking = Mono.empty();
    private Optional<Mono<StepDone>> underWay = Optional.empty();

    /** @param random makes trace ids */
    LockStep(RunInfo run, Connection connection, OrderDesk desk, Board board, FrameHub hub, RandomGenerator random) {
        this.admin = connection.admin();
        this.clock = connection.clock();
        this.thread = connection.thread();
        this.timer = connection.timer();
        this.desk = desk;
        this.board = board;
        this.hub = hub;
        this.random = random;
        this.stepAtStart = run.step();
        // The current step is asked for again: its frames may not have reached anybody.
        this.last = new StepDone(Math.max(0, run.step() - 1), run.venueTime(), 0, 0, false);
        if (run.isStepping()) {
            clock.stand(run.venueTime());
        }
    }

    void onMarket(MarketMessage message) {
        message.event().ifPresent(board::add);
        arrivals.market(message.sequence());
    }

    void onUser(UserMessage message) {
        userEvents.addAll(message.events());
        arrivals.user(message.sequence());
    }

    void marketLost() {
        arrivals.marketLost();
    }

    void userLost() {
        arrivals.userLost();
    }

    /** Reads what the market streams told while they were not connected. No step is under way while it does. */
    Mono<Void> readMarket() {
        return standing()
                .flatMap(run -> board.rebuild(board.symbols(), run.venueTime(), justEnded())
                        .then(Mono.fromRunnable(
                                () -> arrivals.marketSynced(run.last().market()))));
    }

    /** Reads what the user stream told while it was not connected. No step is under way while it does. */
    Mono<Void> readUser() {
        return standing()
                .flatMap(run -> desk.reconcile()
                        .publishOn(thread)
                        .then(Mono.fromRunnable(
                                () -> arrivals.userSynced(run.last().user()))));
    }

    private Mono<RunInfo> standing() {
        return Mono.defer(() -> asking.onErrorComplete().then(admin.run())).publishOn(thread);
    }

    private List<Symbol> justEnded() {
        return unfinished.map(StepAnswer::frames).orElseGet(List::of);
    }

    Mono<StepDone> complete(long step) {
        return Mono.defer(() -> {
            if (last.step() == step + 1) {
                return Mono.just(last);
            }
            if (last.recordingEnded()) {
                return Mono.error(new IllegalStateException("the recording has ended: time passes by itself"));
            }
            if (last.step() + 1 == step && step == stepAtStart) {
                // After a restart the caller may be quicker than the step that is being finished again.
                return complete(step - 1).then(complete(step));
            }
            if (last.step() != step) {
                return Mono.error(new IllegalStateException("the current step is " + last.step() + ", not " + step));
            }
            return underWay.orElseGet(() -> begin(step));
        });
    }

    private Mono<StepDone> begin(long step) {
        asking = desk.quiet().then(admin.step(step)).publishOn(thread).cache();
        var work = asking.flatMap(this::arrived)
                .doOnError(_ -> underWay = Optional.empty())
                .cache();
        underWay = Optional.of(work);
        return work;
    }

    private Mono<StepDone> arrived(StepAnswer answer) {
        clock.stand(answer.venueTime());
        unfinished = Optional.of(answer);
        return arrivals.await(answer.last())
                .timeout(PATIENCE, Mono.defer(this::readEverything), timer)
                .publishOn(thread)
                .then(Mono.defer(() -> arrivals.userMissed() ? readUser().publishOn(thread) : Mono.empty()))
                .then(Mono.defer(() -> reports(answer)))
                .flatMap(lastReport -> frames(answer, lastReport));
    }

    private Mono<Void> readEverything() {
        return readMarket().then(readUser());
    }

    private Mono<Long> reports(StepAnswer answer) {
        var events = userEvents;
        userEvents = new ArrayList<>();
        return events.isEmpty() && !desk.isIncomplete()
                ? Mono.just(desk.reports().last())
                : desk.takeStep(events).publishOn(thread);
    }

    private Mono<StepDone> frames(StepAnswer answer, long lastReport) {
        return Flux.fromIterable(answer.frames())
                .filter(board::needsBook)
                .concatMap(board::readBook)
                .then(Mono.fromSupplier(() -> publish(answer, lastReport)));
    }

    private StepDone publish(StepAnswer answer, long lastReport) {
        var frames = board.close(answer.frames(), answer.venueTime());
        if (frames.isEmpty()) {
            hub.publishNothing();
        } else {
            var trace = Traceparent.newRoot(random).format();
            hub.publish(new FrameBatch(answer.step(), frames, trace, false));
        }
        last = new StepDone(answer.step(), answer.venueTime(), frames.size(), lastReport, answer.ended());
        unfinished = Optional.empty();
        underWay = Optional.empty();
        return last;
    }
}
