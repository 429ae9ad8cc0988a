package io.sapphire.exchange.aster;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.stream.MarketMessage;
import io.sapphire.exchange.marketdata.FrameBatch;
import io.sapphire.exchange.marketdata.FrameBuilder;
import io.sapphire.exchange.marketdata.FrameHub;
import io.sapphire.exchange.marketdata.FramePacer;
import io.sapphire.exchange.marketdata.MarketEvent;
import io.sapphire.mesh.Traceparent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets frames follow the venue's own clock. Used on the venue's one thread. */
final class LivePace {
    /** How long messages may travel. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Board board;
    private final FrameHub hub;
    private final VenueClock clock;
    private final Instant tradingStart;
    private final FramePacer pacer;
    private final RandomGenerator random;
    private boolean begun;
    private boolean connected;

    /**
     * @param tradingStart before it agents only observe, and must see every frame
     * @param random makes trace ids
     */
    LivePace(Board board, FrameHub hub, VenueClock clock, Instant tradingStart, RandomGenerator random) {
        this.board = board;
        this.hub = hub;
        this.clock = clock;
        this.tradingStart = tradingStart;
        this.pacer = new FramePacer(board.builders(), GRACE);
        this.random = random;
    }

    void onMarket(MarketMessage message) {
        message.event().ifPresent(this::take);
        closeWhatIsDue();
    }

    private void take(MarketEvent event) {
        clock.observe(event.eventTime());
        board.add(event);
    }

    void lost() {
        connected = false;
        board.reset();
    }

    /** Reads what the streams told while they were not connected. */
    Mono<Void> read() {
        return Mono.defer(() -> board.rebuildAll(clock.instant(), List.of())).then(Mono.fromRunnable(this::begin));
    }

    /** The board is complete as of now: frames may be closed. */
    void begin() {
        begun = true;
        connected = true;
    }

    /** Reads the books that are broken. */
    Mono<Void> repair() {
        return Flux.fromIterable(board.builders())
                .filter(_ -> connected)
                .filter(FrameBuilder::needsBook)
                .concatMap(builder -> board.readBook(builder.symbol()))
                .then();
    }

    void closeWhatIsDue() {
        var now = clock.instant();
        for (var due = next(now); !due.isEmpty(); due = next(now)) {
            boolean droppable = !due.getFirst().end().isBefore(tradingStart);
            hub.publish(new FrameBatch(0, due, Traceparent.newRoot(random).format(), droppable));
        }
    }

    private List<MarketFrame> next(Instant now) {
        return begun ? pacer.next(now) : List.of();
    }
}
