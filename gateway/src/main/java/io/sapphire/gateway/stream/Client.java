package io.sapphire.gateway.stream;

import java.util.Optional;
import java.util.concurrent.Executor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One client of the event stream. Facts are never skipped, values are: a slow client gets only their latest. One that stays
 * too far behind is closed.
 */
public final class Client {
    private final EventStream stream;
    private final Topics topics;
    private final Optional<String> lastEventId;
    private final Executor thread;
    private final Cursor from;
    private final Sinks.Empty<Void> tooSlow = Sinks.empty();

    Client(EventStream stream, Topics topics, Optional<String> lastEventId, Executor thread) {
        this.stream = stream;
        this.topics = topics;
        this.lastEventId = lastEventId;
        this.thread = thread;
        this.from = stream.board().now();
    }

    /** What goes over the wire, piece by piece; the arrays are shared and must not be changed. For one subscriber. */
    public Flux<byte[]> bytes() {
        return Flux.from(hearer -> hearer.onSubscribe(stream.join(
                topics,
                thread,
                audience -> new Telling(stream, audience, hearer, from, lastEventId, () -> {
                    var _ = tooSlow.tryEmitEmpty();
                }))));
    }

    /** Completes when the connection must be cut, because the client does not even take the farewell. */
    public Mono<Void> cut() {
        return tooSlow.asMono().then(Mono.delay(stream.rules().grace())).then();
    }
}
