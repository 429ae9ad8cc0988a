package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.simulator.RunInfo;
import io.sapphire.exchange.aster.stream.MarketMessage;
import io.sapphire.exchange.aster.stream.MarketMessages;
import io.sapphire.exchange.aster.stream.SocketSignal;
import io.sapphire.exchange.aster.stream.UserMessage;
import io.sapphire.exchange.aster.stream.UserMessages;
import io.sapphire.exchange.aster.stream.VenueSocket;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.marketdata.FrameHub;
import io.sapphire.exchange.marketdata.StepDone;
import io.sapphire.exchange.marketdata.VenueDescription;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;

/** One life of the connection to a venue that has been reached. Everything here happens on the venue's one thread. */
final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration REPAIR = Duration.ofSeconds(1);
    private static final Duration RECONCILIATION = Duration.ofSeconds(30);
    private static final Duration CLOCK = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Connection connection;
    private final Optional<RunInfo> run;
    private final List<Listing> listings;
    private final Board board;
    private final OrderDesk desk;
    private final Sinks.Empty<Void> ready;
    private final LivePace live;
    private final Optional<LockStep> lockStep;
    private final MarketMessages marketMessages = new MarketMessages();
    private final Sinks.Many<List<UserEvent>> userEvents =
            Sinks.many().unicast().onBackpressureBuffer();
    private boolean stepping;
    private volatile long step;

    Session(
            Connection connection,
            Optional<RunInfo> run,
            List<Listing> listings,
            Board board,
            FrameHub hub,
            OrderDesk desk,
            Sinks.Empty<Void> ready,
            RandomGenerator random) {
        this.connection = connection;
        this.run = run;
        this.listings = List.copyOf(listings);
        this.board = board;
        this.desk = desk;
        this.ready = ready;
        this.live = new LivePace(board, hub, connection.clock(), tradingStart(), random);
        this.lockStep = run.filter(RunInfo::lockStep)
                .map(begun -> new LockStep(
                        begun,
                        connection.admin(),
                        desk,
                        board,
                        hub,
                        connection.clock(),
                        connection.thread(),
                        connection.timer(),
                        random));
        this.stepping = run.filter(RunInfo::isStepping).isPresent();
        this.step = run.map(RunInfo::step).orElse(0L);
    }

    private Instant tradingStart() {
        return run.map(RunInfo::tradingStart).orElse(Instant.EPOCH);
    }

    Board board() {
        return board;
    }

    List<Symbol> symbols() {
        return listings.stream().map(Listing::symbol).toList();
    }

    VenueDescription describe() {
        long seed = run.map(RunInfo::seed).orElse(0L);
        return new VenueDescription(listings, lockStep.isPresent(), tradingStart(), step, seed);
    }

    /** Never ends and never fails. */
    Flux<Void> run() {
        var userStream =
                new UserStream(connection.rest(), connection.addresses().userStream(), connection.timer());
        return Flux.merge(
                market(),
                user(userStream),
                pushed(),
                current(),
                userStream.renewals().thenMany(Flux.empty()),
                every(TICK, Mono.fromRunnable(live::closeWhatIsDue)),
                every(REPAIR, live.repair()),
                every(RECONCILIATION, Mono.defer(desk::reconcile)),
                every(CLOCK, connection.clockSync().run()),
                desk.troubles().onBackpressureLatest().concatMap(_ -> insist(desk.reconcile()), 1));
    }

    private Flux<Void> market() {
        var address = MarketStreamAddress.of(connection.addresses().marketStream(), symbols());
        return socket("market stream", Mono.just(address), this::onMarket)
                .filter(Session::isChange)
                .switchMap(signal -> isConnected(signal) ? insist(readMarket()) : Mono.empty());
    }

    private void onMarket(SocketSignal signal) {
        switch (signal) {
            case SocketSignal.Message message -> takeMarket(message.bytes());
            case SocketSignal.Lost _ -> marketLost();
            case SocketSignal.Connected _ -> {
                // What was missed is read next.
            }
        }
    }

    /** One that is not understood is left out: what it leaves behind is a gap in the book, at worst. */
    private void takeMarket(byte[] bytes) {
        try {
            take(marketMessages.read(bytes));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            LOG.log(Level.WARNING, "a market message is not understood: {0}", e.getMessage());
        }
    }

    private void take(MarketMessage message) {
        if (stepping) {
            lockStep.ifPresent(steps -> steps.onMarket(message));
        } else {
            live.onMarket(message);
        }
    }

    private void marketLost() {
        if (stepping) {
            lockStep.ifPresent(LockStep::marketLost);
        } else {
            live.lost();
        }
    }

    private Mono<Void> readMarket() {
        return lockStep.map(LockStep::readMarket).orElseGet(live::read).then(Mono.fromRunnable(() -> {
            if (!stepping) {
                live.begin();
            }
        }));
    }

    private Flux<Void> user(UserStream stream) {
        return socket("user stream", stream.address(), this::onUser)
                .filter(Session::isChange)
                .switchMap(signal -> isConnected(signal) ? insist(readUser()) : desk.suspend());
    }

    private void onUser(SocketSignal signal) {
        switch (signal) {
            case SocketSignal.Message message -> take(UserMessages.read(message.bytes()));
            case SocketSignal.Lost _ -> lockStep.ifPresent(LockStep::userLost);
            case SocketSignal.Connected _ -> {
                // What was missed is read next.
            }
        }
    }

    private void take(UserMessage message) {
        if (message.keyExpired()) {
            throw new IllegalStateException("the listen key has expired");
        }
        if (stepping) {
            lockStep.ifPresent(steps -> steps.onUser(message));
        } else {
            userEvents.emitNext(message.events(), Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    private Mono<Void> readUser() {
        return lockStep.map(LockStep::readUser).orElseGet(desk::reconcile).then(Mono.fromRunnable(this::becomeReady));
    }

    private void becomeReady() {
        var _ = ready.tryEmitEmpty();
    }

    /** What the user stream pushes while time passes by itself. If it cannot be recorded, the desk reconciles anew. */
    private Flux<Void> pushed() {
        return userEvents
                .asFlux()
                .filter(events -> !events.isEmpty())
                .concatMap(events -> desk.take(events).then().onErrorComplete());
    }

    /** In lock-step the step that is current now is finished first: its frames may not have reached anybody. */
    private Mono<Void> current() {
        long current = step;
        return stepping && current > 0 ? Mono.defer(() -> complete(current - 1)).then() : Mono.empty();
    }

    Mono<StepDone> complete(long step) {
        return lockStep.map(steps -> steps.complete(step))
                .orElseGet(() -> Mono.error(new IllegalStateException("the venue's time passes by itself")))
                .doOnNext(this::stepped);
    }

    private void stepped(StepDone done) {
        step = Math.max(step, done.step());
        if (done.recordingEnded() && stepping) {
            LOG.log(Level.INFO, "the recording has ended: from now on time passes by itself");
            stepping = false;
            connection.clock().run(done.venueTime());
            live.begin();
        }
    }

    /** If a message cannot be handled the connection counts as lost: all is read anew. */
    private Flux<SocketSignal> socket(String name, Mono<URI> address, Consumer<SocketSignal> handler) {
        return new VenueSocket(name, address, connection.loops(), connection.timer())
                .signals()
                .publishOn(connection.thread())
                .doOnNext(handler)
                .onErrorResume(failure -> Flux.<SocketSignal>just(new SocketSignal.Lost(failure.toString()))
                        .doOnNext(handler)
                        .concatWith(Mono.error(failure)))
                .doOnError(Session::warn)
                .retryWhen(patience());
    }

    private static boolean isChange(SocketSignal signal) {
        return !(signal instanceof SocketSignal.Message);
    }

    private static boolean isConnected(SocketSignal signal) {
        return signal instanceof SocketSignal.Connected;
    }

    /** Regularly, but only while time passes by itself. */
    private Flux<Void> every(Duration period, Mono<Void> action) {
        return Flux.interval(period, connection.timer())
                .onBackpressureDrop()
                .publishOn(connection.thread())
                .filter(_ -> !stepping)
                .concatMap(_ -> action.doOnError(Session::warn).onErrorComplete(), 1);
    }

    private Mono<Void> insist(Mono<Void> action) {
        return action.doOnError(Session::warn).retryWhen(patience());
    }

    private Retry patience() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .transientErrors(true)
                .scheduler(connection.timer());
    }

    private static void warn(Throwable failure) {
        LOG.log(Level.WARNING, "the venue could not be read: {0}", failure.getMessage());
    }
}
