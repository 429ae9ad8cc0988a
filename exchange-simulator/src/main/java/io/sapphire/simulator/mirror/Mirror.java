package io.sapphire.simulator.mirror;

import io.sapphire.domain.market.Instrument;
import io.sapphire.simulator.feed.LiveSource;
import io.sapphire.simulator.feed.raw.RawFrameParser;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/**
 * Follows markets of another venue: its streams, and its book whenever the streams do not lead on from what is known.
 * While the streams are away the markets stand still and their books are empty, which is said once, in one sentence.
 */
public final class Mirror implements LiveSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
    /** A book costs 20 of the 2400 a minute of an address: this leaves room for whatever else runs behind it. */
    private static final Duration BOOKS = Duration.ofSeconds(1);
    /** Marks alone come every second. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Stands before the messages of a connection. */
    private static final String CONNECTED = "";

    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

    private final Upstream upstream;
    private final UpstreamRest rest;
    private final Ear ear;
    private final List<MirroredMarket> markets = new ArrayList<>();
    private Optional<JsonNode> rules = Optional.empty();
    private boolean away;

    public Mirror(Upstream upstream) {
        this(upstream, Ear.DEAF);
    }

    public Mirror(Upstream upstream, Ear ear) {
        this.upstream = upstream;
        this.rest = new UpstreamRest(upstream);
        this.ear = ear;
    }

    @Override
    public Recording open(String symbol, UnaryOperator<Instrument> wanted) {
        if (markets.size() == Upstream.MOST_MARKETS) {
            throw new RecordingException("no more than " + Upstream.MOST_MARKETS + " markets can be followed");
        }
        var info = rules.orElseGet(rest::rules);
        rules = Optional.of(info);
        var instrument = wanted.apply(UpstreamRules.of(info, symbol, upstream));
        var origin = "live from " + upstream.name() + ", fills simulated";
        var market = new MirroredMarket(symbol, instrument, origin, rest.time());
        markets.add(market);
        return market;
    }

    /**
     * Follows what was opened, and never ends; nothing if nothing was opened.
     *
     * @param thread on which the markets live
     * @param now venue time, asked on that thread
     */
    public Flux<Void> follow(LoopResources loops, Scheduler thread, Supplier<Instant> now) {
        return markets.isEmpty()
                ? Flux.empty()
                : Flux.merge(followStreams(loops, thread, now), repairBooks(thread, now));
    }

    @Override
    public void close() {
        rest.close();
    }

    private Flux<Void> followStreams(LoopResources loops, Scheduler thread, Supplier<Instant> now) {
        return messages(loops)
                .timeout(SILENCE, thread)
                .concatWith(Mono.error(() -> new IOException("the connection was closed")))
                .publishOn(thread)
                .doOnNext(message -> take(message, now.get()))
                .doOnError(failure -> lose(failure, now.get()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .scheduler(thread))
                .thenMany(Flux.empty());
    }

    private Flux<String> messages(LoopResources loops) {
        var spec = WebsocketClientSpec.builder()
                .maxFramePayloadLength(LARGEST_MESSAGE)
                .build();
        var names = markets.stream().map(MirroredMarket::name).toList();
        return HttpClient.newConnection()
                .runOn(loops)
                .websocket(spec)
                .uri(upstream.streams(names))
                .handle((inbound, _) -> Flux.just(CONNECTED)
                        .concatWith(inbound.aggregateFrames(LARGEST_MESSAGE)
                                .receive()
                                .asString()));
    }

    /** One book at a time, and at most one in this time. */
    private Flux<Void> repairBooks(Scheduler thread, Supplier<Instant> now) {
        return Flux.interval(BOOKS, thread).onBackpressureDrop().concatMap(_ -> repairBook(thread, now), 1);
    }

    private Mono<Void> repairBook(Scheduler thread, Supplier<Instant> now) {
        return Mono.justOrEmpty(
                        markets.stream().filter(MirroredMarket::needsBook).findFirst())
                .filter(_ -> !away)
                .flatMap(market ->
                        rest.book(market.name()).publishOn(thread).doOnNext(book -> take(market, book, now.get())))
                .doOnError(
                        failure -> LOG.warn("a book of {} cannot be read: {}", upstream.name(), failure.getMessage()))
                .onErrorComplete()
                .then();
    }

    private void take(MirroredMarket market, String book, Instant now) {
        market.take(RawFrameParser.message(book), now);
        ear.hear(market.name(), book);
    }

    private void take(String message, Instant now) {
        found();
        if (!message.equals(CONNECTED)) {
            read(message, now);
        }
    }

    /** A message that is not understood is left out: what it leaves behind is a gap in the book, at worst. */
    private void read(String message, Instant now) {
        try {
            var frame = RawFrameParser.message(message);
            markets.stream()
                    .filter(market -> market.name().equals(frame.symbol()))
                    .forEach(market -> {
                        market.take(frame, now);
                        ear.hear(market.name(), message);
                    });
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            LOG.warn("a message of {} is not understood: {}", upstream.name(), unknown.getMessage());
        }
    }

    private void found() {
        if (away) {
            away = false;
            markets.forEach(MirroredMarket::found);
            LOG.info("The streams of {} are followed again.", upstream.name());
        }
    }

    private void lose(Throwable failure, Instant now) {
        var sentence = "The streams of " + upstream.name() + " are away (" + failure.getMessage()
                + "): the books are empty and nothing trades until they are back.";
        if (!away) {
            LOG.warn(sentence);
        }
        away = true;
        markets.forEach(market -> market.lose(sentence, now));
    }
}
