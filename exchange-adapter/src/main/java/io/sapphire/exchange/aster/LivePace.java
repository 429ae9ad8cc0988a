package io.sapphire.exchange.aster;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.stream.MarketMessage;
import io.sapphire.exchange.marketdata.FrameBatch;
import io.sapphire.exchange.marketdata.FrameBuilder;
import io.sapphire.exchange.marketdata.FrameHub;
import io.sapphire.exchange.marketdata.FramePacer;
import io.sapphire.exchange.marketdata.MarketEvent;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private final Spans spans;
    private boolean begun;
    private final Set<Symbol> connected = new HashSet<>();

    /**
     * @param tradingStart before it agents only observe, and must see every frame
     * @param spans where a frame's trace begins
     */
    LivePace(Board board, FrameHub hub, VenueClock clock, Instant tradingStart, Spans spans) {
        this.board = board;
        this.hub = hub;
        this.clock = clock;
        this.tradingStart = tradingStart;
        this.pacer = new FramePacer(board.builders(), GRACE);
        this.spans = spans;
    }

    void onMarket(MarketMessage message) {
        message.event().ifPresent(this::take);
        closeWhatIsDue();
    }

    private void take(MarketEvent event) {
        clock.observe(event.eventTime());
        board.add(event);
    }

    /** The connection of these markets is lost. */
    void lost(List<Symbol> symbols) {
        connected.removeAll(symbols);
        board.reset(symbols);
    }

    /** Reads what the streams of these markets told while they were not connected; then they may {@link #begin}. */
    Mono<Void> read(List<Symbol> symbols) {
        return Mono.defer(() -> board.rebuild(symbols, clock.instant(), List.of()));
    }

    /** These markets are complete as of now: frames may be closed. */
    void begin(List<Symbol> symbols) {
        begun = true;
        connected.addAll(symbols);
    }

    void beginAll() {
        begin(board.symbols());
    }

    /** Reads the books that are broken. */
    Mono<Void> repair() {
        return Flux.fromIterable(board.builders())
                .filter(builder -> connected.contains(builder.symbol()))
                .filter(FrameBuilder::needsBook)
                .concatMap(builder -> board.readBook(builder.symbol()))
                .then();
    }

    void closeWhatIsDue() {
        var now = clock.instant();
        for (var due = next(now); !due.isEmpty(); due = next(now)) {
            boolean droppable = !due.getFirst().end().isBefore(tradingStart);
            var step = spans.root("market frame").with(Attribute.MARKETS, due.size());
            hub.publish(new FrameBatch(0, due, step.traceparent(), droppable));
            step.end();
        }
    }

    private List<MarketFrame> next(Instant now) {
        return begun ? pacer.next(now) : List.of();
    }
}
