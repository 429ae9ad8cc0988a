package io.sapphire.exchange.aster.rest;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/**
 * The venue's REST side. Questions may be repeated; what changes something is sent once and never again, by this client
 * or by the library under it.
 */
public final class RestClient {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String AGENT = "sapphire/0.1";
    /** How long the venue may take to answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int CONNECT_MILLIS = 2_000;
    /** The venue keeps only the last 100 nonces: fewer requests may be under way. */
    private static final int CONNECTIONS = 40;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int RETRIES = 2;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    private static final Duration DEFAULT_PENALTY = Duration.ofSeconds(60);

    private final HttpClient http;
    private final RequestSigner signer;
    private final Scheduler timer;
    private volatile long pausedUntil;

    /** @param timer measures monotonic time */
    public RestClient(String baseUrl, RequestSigner signer, LoopResources loops, Scheduler timer, Duration patience) {
        var connections = ConnectionProvider.builder("venue")
                .maxConnections(CONNECTIONS)
                .pendingAcquireTimeout(patience)
                .maxIdleTime(IDLE)
                .build();
        // The library would send a request again if a pooled connection turns out to be closed.
        this.http = HttpClient.create(connections)
                .runOn(loops)
                .baseUrl(baseUrl)
                .disableRetry(true)
                .responseTimeout(patience)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, AGENT));
        this.signer = signer;
        this.timer = timer;
        this.pausedUntil = timer.now(TimeUnit.MILLISECONDS);
    }

    /** Asks without signature. Fails with {@link RefusedException} or {@link NoAnswerException}. */
    public Mono<JsonNode> ask(String path, Parameters parameters) {
        return answered(path, Mono.defer(() -> get(path, parameters.toString())));
    }

    /** Asks with signature, each time with a new nonce. Fails like {@link #ask}. */
    public Mono<JsonNode> askSigned(String path, Parameters parameters) {
        return answered(path, Mono.defer(() -> get(path, signer.sign(parameters))));
    }

    /** Sends a change once. Never fails. */
    public Mono<Answer> post(String path, Parameters parameters) {
        return Mono.defer(() -> send(HttpMethod.POST, path, signer.sign(parameters)));
    }

    /** Sends a change once. Never fails. */
    public Mono<Answer> put(String path, Parameters parameters) {
        return Mono.defer(() -> send(HttpMethod.PUT, path, signer.sign(parameters)));
    }

    /** Sends a change once. Never fails. */
    public Mono<Answer> delete(String path, Parameters parameters) {
        return Mono.defer(() -> send(HttpMethod.DELETE, path, signer.sign(parameters)));
    }

    private Mono<JsonNode> answered(String path, Mono<Answer> attempt) {
        return attempt.map(answer -> bodyOf(path, answer))
                .retryWhen(Retry.backoff(RETRIES, RETRY_PAUSE)
                        .scheduler(timer)
                        .filter(NoAnswerException.class::isInstance)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    private static JsonNode bodyOf(String path, Answer answer) {
        return switch (answer) {
            case Answer.Ok ok -> ok.body();
            case Answer.Refusal refusal -> throw new RefusedException(path, refusal.code(), refusal.reason());
            case Answer.Doubt doubt -> throw new NoAnswerException(path, doubt.cause());
            case Answer.NotSent notSent -> throw new NoAnswerException(path, notSent.cause());
        };
    }

    private Mono<Answer> get(String path, String query) {
        var sent = new AtomicBoolean();
        var request = client(sent).get().uri(query.isEmpty() ? path : path + "?" + query);
        return outcome(request.responseSingle((response, body) -> read(response, body)), sent);
    }

    private Mono<Answer> send(HttpMethod method, String path, String form) {
        var sent = new AtomicBoolean();
        var request = client(sent)
                .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, FORM))
                .request(method)
                .uri(path)
                .send(ByteBufMono.fromString(Mono.just(form)));
        return outcome(request.responseSingle((response, body) -> read(response, body)), sent);
    }

    private HttpClient client(AtomicBoolean sent) {
        return http.doOnRequest((_, _) -> sent.set(true));
    }

    private Mono<Answer> read(HttpClientResponse response, ByteBufMono body) {
        int status = response.status().code();
        obeyLimits(status, response.responseHeaders());
        return body.asByteArray().defaultIfEmpty(new byte[0]).map(bytes -> Classification.of(status, bytes));
    }

    private Mono<Answer> outcome(Mono<Answer> exchange, AtomicBoolean sent) {
        long wait = pausedUntil - timer.now(TimeUnit.MILLISECONDS);
        if (wait > 0) {
            return Mono.just(new Answer.NotSent("the venue asked for a pause of another " + wait + " ms"));
        }
        return exchange.onErrorResume(failure ->
                Mono.just(sent.get() ? new Answer.Doubt(failure.toString()) : new Answer.NotSent(failure.toString())));
    }

    /** After 429 and 418 nothing more is sent for a while: going on leads to a ban of days. */
    private void obeyLimits(int status, HttpHeaders headers) {
        if (status == 429 || status == 418) {
            long seconds = headers.contains(HttpHeaderNames.RETRY_AFTER)
                    ? headers.getInt(HttpHeaderNames.RETRY_AFTER, (int) DEFAULT_PENALTY.toSeconds())
                    : DEFAULT_PENALTY.toSeconds();
            pausedUntil = timer.now(TimeUnit.MILLISECONDS)
                    + Duration.ofSeconds(seconds).toMillis();
        }
    }
}
