package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.NoAnswerException;
import io.sapphire.exchange.aster.rest.RefusedException;
import io.sapphire.exchange.aster.simulator.RunInfo;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.marketdata.FrameBatch;
import io.sapphire.exchange.marketdata.FrameHub;
import io.sapphire.exchange.marketdata.Market;
import io.sapphire.exchange.marketdata.StepDone;
import io.sapphire.exchange.marketdata.VenueDescription;
import io.sapphire.exchange.marketdata.VenueNotReachedException;
import io.sapphire.trace.Spans;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** The venue, once it has been reached: its markets, its streams, and the passing of its time. */
public final class AsterVenue implements Market {
    private static final System.Logger LOG = System.getLogger(AsterVenue.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 30;

    private final Connection connection;
    private final List<Symbol> wanted;
    private final Duration liveFrameInterval;
    private final int bookLevels;
    private final AccountWishes wishes;
    private final Supplier<OrderDesk> desk;
    private final Spans spans;
    private final FrameHub hub = new FrameHub();
    private final Sinks.Empty<Void> ready = Sinks.empty();
    private volatile Optional<Session> session = Optional.empty();

    /**
     * @param wanted the markets to trade on at a real venue; a simulator names its own
     * @param liveFrameInterval of the frames of a real venue
     * @param bookLevels how many levels of each side a frame shows
     * @param wishes how the account is to be set up
     * @param desk takes what the venue says about the account
     * @param spans where a frame's trace begins
     */
    public AsterVenue(
            Connection connection,
            List<Symbol> wanted,
            Duration liveFrameInterval,
            int bookLevels,
            AccountWishes wishes,
            Supplier<OrderDesk> desk,
            Spans spans) {
        this.connection = connection;
        this.wanted = List.copyOf(wanted);
        this.liveFrameInterval = liveFrameInterval;
        this.bookLevels = bookLevels;
        this.wishes = wishes;
        this.desk = desk;
        this.spans = spans;
    }

    /** Reaches the venue and stays connected. Fails, with a sentence for people, only if it cannot be reached at first. */
    public Flux<Void> run() {
        return reach().doOnNext(reached -> session = Optional.of(reached))
                .flatMapMany(Session::run)
                .doOnError(this::fail);
    }

    private void fail(Throwable failure) {
        var _ = ready.tryEmitError(failure);
    }

    /** Completes when the account has been reconciled for the first time; fails like {@link #run}. */
    public Mono<Void> ready() {
        return ready.asMono();
    }

    private Mono<Session> reach() {
        return Mono.defer(this::refuseBanned)
                .then(connection.clockSync().run())
                .then(Mono.defer(this::runInfo))
                .flatMap(this::open)
                .retryWhen(Retry.fixedDelay(TRIES, PAUSE)
                        .scheduler(connection.timer())
                        .filter(AsterVenue::mayPass)
                        .doBeforeRetry(again -> LOG.log(
                                Level.WARNING,
                                "the venue at {0} does not answer yet ({1}), trying again",
                                connection.addresses().rest(),
                                again.failure().getMessage()))
                        .onRetryExhaustedThrow((_, last) -> unreachable(last.failure())))
                .onErrorMap(RefusedException.class, this::refused);
    }

    /** Trying for a while would be of no use. */
    private Mono<Void> refuseBanned() {
        return connection
                .rest()
                .limits()
                .ban()
                .map(why -> Mono.<Void>error(new VenueNotReachedException(
                        "Nothing is sent to " + connection.addresses().rest() + ": " + why)))
                .orElseGet(Mono::empty);
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof NoAnswerException || failure instanceof IOException;
    }

    private VenueNotReachedException unreachable(Throwable failure) {
        return new VenueNotReachedException(
                "The venue at " + connection.addresses().rest() + " cannot be reached: " + failure.getMessage());
    }

    /** Usually the wrong key or the wrong chain. */
    private VenueNotReachedException refused(RefusedException refusal) {
        return new VenueNotReachedException("The venue at "
                + connection.addresses().rest() + " refuses " + connection.identity() + ": " + refusal.getMessage());
    }

    private Mono<Optional<RunInfo>> runInfo() {
        return connection.addresses().isSimulated()
                ? connection.admin().run().map(Optional::of)
                : Mono.just(Optional.empty());
    }

    private Mono<Session> open(Optional<RunInfo> run) {
        run.ifPresent(AsterVenue::requireOneConnection);
        var limits = connection.rest().limits();
        if (run.filter(RunInfo::isStepping).isPresent()) {
            limits.enforceInSteps();
        } else {
            limits.enforce();
        }
        var listings = new Listings(connection.rest(), connection.rules());
        return run.map(simulated -> listings.simulated(simulated.markets()))
                .orElseGet(() -> listings.real(wanted, liveFrameInterval))
                .delayUntil(this::setUp)
                .publishOn(connection.thread())
                .map(listed -> session(run, listed));
    }

    /** The steps of a simulator's run count the messages of one connection. */
    private static void requireOneConnection(RunInfo run) {
        if (run.lockStep() && run.markets().size() > MarketStreamAddress.MOST_MARKETS) {
            throw new VenueNotReachedException(
                    "In lock-step there may be at most " + MarketStreamAddress.MOST_MARKETS + " markets.");
        }
    }

    private Mono<Void> setUp(List<Listing> listed) {
        connection.rules().positionMode(wishes.hedge());
        return new AccountSetup(connection.rest(), wishes, desk.get()::intend)
                .run(listed.stream().map(Listing::symbol).toList());
    }

    private Session session(Optional<RunInfo> run, List<Listing> listings) {
        var board = new Board(listings, bookLevels, new MarketReader(connection.rest()), connection.thread());
        return new Session(connection, run, listings, board, hub, desk.get(), this::becomeReady, spans);
    }

    private void becomeReady() {
        var _ = ready.tryEmitEmpty();
    }

    /** The markets traded on; none before the venue has been reached. */
    public List<Symbol> symbols() {
        return session.map(Session::symbols).orElseGet(List::of);
    }

    /** The newest mark price of a market. */
    public Optional<Price> mark(Symbol symbol) {
        return session.flatMap(open -> open.board().mark(symbol));
    }

    /** How often a book was lost while it was being followed. */
    public long bookGaps() {
        return session.map(open -> open.board().bookGaps()).orElse(0L);
    }

    @Override
    public Mono<VenueDescription> describe() {
        return Mono.fromSupplier(() -> open().describe());
    }

    @Override
    public Flux<FrameBatch> frames() {
        return hub.frames();
    }

    @Override
    public Mono<StepDone> complete(long step) {
        return Mono.defer(() -> open().complete(step)).subscribeOn(connection.thread());
    }

    private Session open() {
        return session.orElseThrow(() -> new VenueNotReachedException("the venue has not been reached yet"));
    }
}
