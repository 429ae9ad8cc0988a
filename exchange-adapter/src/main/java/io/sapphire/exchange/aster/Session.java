package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.simulator.RunInfo;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.marketdata.FrameHub;
import io.sapphire.exchange.marketdata.StepDone;
import io.sapphire.exchange.marketdata.VenueDescription;
import io.sapphire.trace.Spans;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The connection to a venue that has been reached. Everything here happens on the venue's one thread. */
final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration REPAIR = Duration.ofSeconds(1);
    private static final Duration RECONCILIATION = Duration.ofSeconds(30);
    private static final Duration CLOCK = Duration.ofMinutes(5);
    private static final Duration LIMITS = Duration.ofHours(1);
    /** The venue has just refused to go on: its limits may be lower than they were. */
    private static final Duration LOWERED_LIMITS = Duration.ofSeconds(10);

    private final Connection connection;
    private final Optional<RunInfo> run;
    private final List<Listing> listings;
    private final Board board;
    private final OrderDesk desk;
    private final Pace pace;
    private final UserListener account;
    private final Link userLink;

    /**
     * @param run where the simulator's run stands; nothing at a real venue
     * @param whenReconciled called each time the account has been reconciled after a connection
     * @param spans where a frame's trace begins
     */
    Session(
            Connection connection,
            Optional<RunInfo> run,
            List<Listing> listings,
            Board board,
            FrameHub hub,
            OrderDesk desk,
            Runnable whenReconciled,
            Spans spans) {
        this.connection = connection;
        this.run = run;
        this.listings = List.copyOf(listings);
        this.board = board;
        this.desk = desk;
        this.pace = pace(hub, spans);
        this.account = new UserListener(pace, desk, whenReconciled);
        this.userLink = new Link("user stream", connection, account);
    }

    private Pace pace(FrameHub hub, Spans spans) {
        var live = new LivePace(board, hub, connection.clock(), tradingStart(), spans);
        var lockStep =
                run.filter(RunInfo::lockStep).map(begun -> new LockStep(begun, connection, desk, board, hub, spans));
        boolean stepping = run.filter(RunInfo::isStepping).isPresent();
        return new Pace(
                lockStep,
                stepping,
                run.map(RunInfo::step).orElse(0L),
                live,
                connection.clock(),
                connection.rest().limits());
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
        return new VenueDescription(
                listings,
                pace.lockStep().isPresent(),
                tradingStart(),
                pace.step(),
                run.map(RunInfo::seed).orElse(0L));
    }

    Mono<StepDone> complete(long step) {
        return pace.complete(step);
    }

    /** Never ends and never fails. */
    Flux<Void> run() {
        var keys = new UserStream(connection.rest(), connection.addresses().userStream(), connection.timer());
        return Flux.merge(
                marketData(),
                userData(keys),
                account.run(),
                pace.finishCurrent(),
                desk.troubles().onBackpressureLatest().concatMap(_ -> userLink.insist(desk.reconcile()), 1),
                every(TICK, Mono.fromRunnable(pace.live()::closeWhatIsDue)),
                every(REPAIR, pace.live().repair()),
                every(RECONCILIATION, Mono.defer(desk::reconcile)),
                every(CLOCK, connection.clockSync().run()),
                every(LIMITS, limits()),
                every(
                        LOWERED_LIMITS,
                        Mono.defer(() -> connection.rest().limits().isStale() ? limits() : Mono.empty())));
    }

    /** Whenever the key is lost, the connection is made anew with another. */
    private Flux<Void> userData(UserStream keys) {
        return userLink.run(keys.address())
                .takeUntilOther(keys.renewals())
                .publishOn(connection.thread())
                .doOnComplete(account::lost)
                .repeat();
    }

    private Flux<Void> marketData() {
        return Flux.fromIterable(MarketStreamAddress.shares(symbols())).flatMap(this::marketData, Integer.MAX_VALUE);
    }

    private Flux<Void> marketData(List<Symbol> share) {
        var address = MarketStreamAddress.of(connection.addresses().marketStream(), share);
        return new Link("market stream", connection, new MarketListener(pace, share)).run(Mono.just(address));
    }

    private Mono<Void> limits() {
        return new Listings(connection.rest(), connection.rules()).rules();
    }

    /** Regularly, but only while time passes by itself. */
    private Flux<Void> every(Duration period, Mono<Void> action) {
        return Flux.interval(period, connection.timer())
                .onBackpressureDrop()
                .publishOn(connection.thread())
                .filter(_ -> !pace.isStepping())
                .concatMap(_ -> action.doOnError(Session::warn).onErrorComplete(), 1);
    }

    private static void warn(Throwable failure) {
        LOG.log(Level.WARNING, "the venue could not be read: {0}", failure.getMessage());
    }
}
