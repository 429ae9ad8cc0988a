package io.sapphire.exchange.aster;

import io.sapphire.exchange.aster.rest.Answer;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RestClient;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The key that opens the user stream. One key serves the whole account, so it is never deleted: that would cut off every
 * other client.
 */
final class UserStream {
    private static final System.Logger LOG = System.getLogger(UserStream.class.getName());
    private static final String PATH = "/fapi/v3/listenKey";
    /** A key lives for an hour. */
    private static final Duration RENEWAL = Duration.ofMinutes(30);

    private final RestClient rest;
    private final String baseUrl;
    private final Scheduler timer;

    UserStream(RestClient rest, String baseUrl, Scheduler timer) {
        this.rest = rest;
        this.baseUrl = baseUrl;
        this.timer = timer;
    }

    /** Where to connect, with a key that is valid now. The address is a secret. */
    Mono<URI> address() {
        return rest.post(PATH, Parameters.none()).map(answer -> switch (answer) {
            case Answer.Ok ok ->
                URI.create(baseUrl + "/ws/" + ok.body().path("listenKey").asString());
            case Answer.Refusal refusal -> throw new IllegalStateException("no listen key: " + refusal);
            case Answer.Doubt doubt -> throw new IllegalStateException("no listen key: " + doubt.cause());
            case Answer.NotSent notSent -> throw new IllegalStateException("no listen key: " + notSent.cause());
        });
    }

    /** Keeps the key alive. Completes when the venue refuses it: nothing comes by that key any more. */
    Mono<Void> renewals() {
        return Flux.interval(RENEWAL, timer)
                .onBackpressureDrop()
                .concatMap(_ -> rest.put(PATH, Parameters.none()), 1)
                .doOnNext(UserStream::log)
                .takeUntil(answer -> answer instanceof Answer.Refusal)
                .then();
    }

    private static void log(Answer answer) {
        switch (answer) {
            case Answer.Ok _ -> LOG.log(Level.DEBUG, "the listen key is renewed");
            case Answer.Refusal refusal ->
                LOG.log(Level.WARNING, "the listen key is lost: the venue says {0}", refusal.reason());
            case Answer.Doubt doubt -> LOG.log(Level.WARNING, "the listen key may not be renewed: {0}", doubt.cause());
            case Answer.NotSent notSent ->
                LOG.log(Level.WARNING, "the listen key is not renewed: {0}", notSent.cause());
        }
    }
}
