package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.marketdata.FrameBuilder;
import io.sapphire.exchange.marketdata.MarketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The frames of all markets in the making. Used on the venue's one thread. */
final class Board {
    private final Map<Symbol, FrameBuilder> builders = new TreeMap<>();
    /** Read by other threads. */
    private final Map<Symbol, Price> marks = new ConcurrentHashMap<>();

    private final MarketReader reader;
    private final Scheduler thread;

    Board(List<Listing> listings, int bookLevels, MarketReader reader, Scheduler thread) {
        for (var listing : listings) {
            builders.put(listing.symbol(), new FrameBuilder(listing.symbol(), listing.frameInterval(), bookLevels));
        }
        this.reader = reader;
        this.thread = thread;
    }

    List<Symbol> symbols() {
        return List.copyOf(builders.keySet());
    }

    List<FrameBuilder> builders() {
        return List.copyOf(builders.values());
    }

    void add(MarketEvent event) {
        var builder = builders.get(event.symbol());
        if (builder != null) {
            builder.add(event);
            if (event instanceof MarketEvent.Marked marked) {
                marks.put(marked.symbol(), marked.mark());
            }
        }
    }

    /** The newest mark price. May be asked by any thread. */
    Optional<Price> mark(Symbol symbol) {
        return Optional.ofNullable(marks.get(symbol));
    }

    List<MarketFrame> close(List<Symbol> symbols, Instant end) {
        return symbols.stream().map(symbol -> builder(symbol).close(end)).toList();
    }

    boolean needsBook(Symbol symbol) {
        return builder(symbol).needsBook();
    }

    /** How often a book was lost while it was being followed. */
    long bookGaps() {
        return builders.values().stream().mapToLong(FrameBuilder::bookGaps).sum();
    }

    /** Their connection was lost: nothing is known until they have been rebuilt. */
    void reset(List<Symbol> symbols) {
        symbols.forEach(symbol -> builder(symbol).reset());
    }

    /** Asks for the book again; what the stream brings meanwhile is kept. */
    Mono<Void> readBook(Symbol symbol) {
        return reader.book(symbol).publishOn(thread).doOnNext(this::add).then();
    }

    /**
     * Asks for everything a frame needs: trades since its start, the book and the mark price as they are now.
     *
     * @param start of the frame that is open, or that has just ended and not been closed
     * @param now venue time; the mark price counts as published just before it
     */
    Mono<Void> rebuild(Symbol symbol, Instant start, Instant now) {
        builder(symbol).reset();
        builder(symbol).begin(start);
        return reader.tradesSince(symbol, start)
                .publishOn(thread)
                .doOnNext(trades -> trades.forEach(this::add))
                .then(Mono.defer(() -> readBook(symbol)))
                .then(reader.mark(symbol, now.minusMillis(1)))
                .publishOn(thread)
                .doOnNext(mark -> mark.ifPresent(this::add))
                .then();
    }

    /**
     * Rebuilds these markets.
     *
     * @param justEnded markets whose frame has ended at this very moment and has not been closed
     */
    Mono<Void> rebuild(List<Symbol> symbols, Instant now, List<Symbol> justEnded) {
        return Flux.fromIterable(symbols)
                .map(this::builder)
                .concatMap(builder -> {
                    boolean ended = justEnded.contains(builder.symbol());
                    return rebuild(builder.symbol(), builder.startOf(ended ? now.minusMillis(1) : now), now);
                })
                .then();
    }

    private FrameBuilder builder(Symbol symbol) {
        var builder = builders.get(symbol);
        if (builder == null) {
            throw new IllegalStateException("no market " + symbol + " was listed");
        }
        return builder;
    }
}
