package io.sapphire.exchange.aster;

import io.sapphire.exchange.aster.stream.SocketSignal;
import io.sapphire.exchange.aster.stream.VenueSocket;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Keeps one stream alive: whenever it is connected anew, what was missed is read, for as long as it takes. */
final class Link {
    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Connection connection;
    private final Listener listener;

    Link(String name, Connection connection, Listener listener) {
        this.name = name;
        this.connection = connection;
        this.listener = listener;
    }

    /** Told on the venue's one thread. */
    interface Listener {

        /** If it throws, the connection counts as lost. */
        void message(byte[] bytes);

        void lost();

        /** Reads what the stream told while it was not connected. */
        Mono<Void> readMissed();
    }

    /** Never ends and never fails. */
    Flux<Void> run(Mono<URI> address) {
        return new VenueSocket(name, address, connection.loops(), connection.timer())
                .signals()
                .publishOn(connection.thread())
                .doOnNext(this::tell)
                .onErrorResume(this::loseAndFail)
                .doOnError(this::warn)
                .retryWhen(patience())
                .filter(signal -> !(signal instanceof SocketSignal.Message))
                .switchMap(this::read);
    }

    private void tell(SocketSignal signal) {
        switch (signal) {
            case SocketSignal.Message message -> listener.message(message.bytes());
            case SocketSignal.Lost _ -> listener.lost();
            case SocketSignal.Connected _ -> {
                // What was missed is read next.
            }
        }
    }

    private Flux<SocketSignal> loseAndFail(Throwable failure) {
        var lost = new SocketSignal.Lost(failure.toString());
        return Flux.<SocketSignal>just(lost).doOnNext(this::tell).concatWith(Mono.error(failure));
    }

    private Mono<Void> read(SocketSignal signal) {
        return signal instanceof SocketSignal.Connected ? insist(Mono.defer(listener::readMissed)) : Mono.empty();
    }

    /** Repeats until it succeeds. */
    Mono<Void> insist(Mono<Void> action) {
        return action.doOnError(this::warn).retryWhen(patience());
    }

    private Retry patience() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .transientErrors(true)
                .scheduler(connection.timer());
    }

    private void warn(Throwable failure) {
        LOG.log(Level.WARNING, "the {0} is being read again: {1}", name, failure.getMessage());
    }
}
