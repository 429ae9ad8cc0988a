package io.sapphire.exchange.aster.stream;

import io.sapphire.exchange.aster.stream.SocketSignal.Connected;
import io.sapphire.exchange.aster.stream.SocketSignal.Lost;
import io.sapphire.exchange.aster.stream.SocketSignal.Message;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;

/**
 * A WebSocket connection for ever: replaced in time before the venue cuts it, and made again, with jittered pauses,
 * whenever it is lost.
 */
public final class VenueSocket {
    private static final System.Logger LOG = System.getLogger(VenueSocket.class.getName());
    /** A whole deep book in one message. */
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final Mono<URI> address;
    private final HttpClient http;
    private final Scheduler timer;

    /**
     * @param name for people
     * @param address asked for each connection anew
     */
    public VenueSocket(String name, Mono<URI> address, LoopResources loops, Scheduler timer) {
        this.name = name;
        this.address = address;
        this.http = HttpClient.newConnection().runOn(loops);
        this.timer = timer;
    }

    /** Never ends and never fails. */
    public Flux<SocketSignal> signals() {
        var connection = address.flatMapMany(this::connect)
                .concatWith(Mono.error(() -> new IllegalStateException("the venue closed it")));
        return RollOver.of(connection, timer)
                .onErrorResume(failure -> Flux.<SocketSignal>just(lost(failure)).concatWith(Mono.error(failure)))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .scheduler(timer)
                        .transientErrors(true));
    }

    private Lost lost(Throwable failure) {
        LOG.log(Level.WARNING, "the {0} is not connected: {1}", name, failure.toString());
        return new Lost(failure.toString());
    }

    private Flux<SocketSignal> connect(URI uri) {
        var spec = WebsocketClientSpec.builder()
                .maxFramePayloadLength(LARGEST_MESSAGE)
                .build();
        return http.websocket(spec)
                .uri(uri)
                .handle((inbound, _) -> Flux.<SocketSignal>just(new Connected())
                        .concatWith(inbound.aggregateFrames(LARGEST_MESSAGE)
                                .receive()
                                .asByteArray()
                                .map(Message::new)));
    }
}
