package io.sapphire.exchange.aster.rest;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.sapphire.exchange.aster.limit.Admission;
import io.sapphire.exchange.aster.limit.Charge;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.limit.Tariff;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
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
    private static final String NOOP = "/fapi/v3/noop";
    private static final String AGENT = "sapphire/0.1";
    /** How long the venue may take to answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int CONNECT_MILLIS = 2_000;
    /** The venue keeps only the last 100 nonces: fewer requests may be under way. */
    private static final int CONNECTIONS = 32;
    /** For cancels and the like, which must not wait behind slow questions. */
    private static final int URGENT_CONNECTIONS = 8;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int RETRIES = 2;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

    private final HttpClient http;
    private final HttpClient urgentHttp;
    private final RequestSigner signer;
    private final Limits limits;
    private final Scheduler timer;
    private final RequestTimes times;

    /** Like the other, with nobody who asks how long the venue takes. */
    public RestClient(
            String baseUrl,
            RequestSigner signer,
            Limits limits,
            LoopResources loops,
            Scheduler timer,
            Duration patience) {
        this(baseUrl, signer, limits, loops, timer, patience, RequestTimes.NONE);
    }

    /** @param timer measures monotonic time */
    public RestClient(
            String baseUrl,
            RequestSigner signer,
            Limits limits,
            LoopResources loops,
            Scheduler timer,
            Duration patience,
            RequestTimes times) {
        this.times = times;
        this.http = http(baseUrl, "venue", CONNECTIONS, loops, patience);
        this.urgentHttp = http(baseUrl, "venue-urgent", URGENT_CONNECTIONS, loops, patience);
        this.signer = signer;
        this.limits = limits;
        this.timer = timer;
    }

    private static HttpClient http(
            String baseUrl, String name, int connections, LoopResources loops, Duration patience) {
        var provider = ConnectionProvider.builder(name)
                .maxConnections(connections)
                .pendingAcquireTimeout(patience)
                .maxIdleTime(IDLE)
                .build();
        // The library would send a request again if a pooled connection turns out to be closed.
        return HttpClient.create(provider)
                .runOn(loops)
                .baseUrl(baseUrl)
                .disableRetry(true)
                .responseTimeout(patience)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, AGENT));
    }

    public Limits limits() {
        return limits;
    }

    /** Asks without signature. Fails with {@link RefusedException} or {@link NoAnswerException}. */
    public Mono<JsonNode> ask(String path, Parameters parameters) {
        return ask(path, parameters, parameters::toString, false);
    }

    /** Asks with signature, each time with a new nonce. Fails like {@link #ask}. */
    public Mono<JsonNode> askSigned(String path, Parameters parameters) {
        return ask(path, parameters, () -> signer.sign(parameters), true);
    }

    private Mono<JsonNode> ask(String path, Parameters parameters, Supplier<String> query, boolean signed) {
        var charge = Tariff.read(path, parameters.toString(), signed);
        return admitted(charge, () -> get(charge, path, query.get()))
                .map(answer -> bodyOf(path, answer))
                .retryWhen(Retry.backoff(RETRIES, RETRY_PAUSE)
                        .scheduler(timer)
                        .filter(RestClient::mayBeAskedAgain)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    /** After a refusal for a limit the next try waits for as long as the venue said. */
    private static boolean mayBeAskedAgain(Throwable failure) {
        return failure instanceof NoAnswerException
                || (failure instanceof RefusedException refusal && refusal.code() == Classification.TOO_MANY_REQUESTS);
    }

    /** Sends a change once. Never fails. */
    public Mono<Answer> post(String path, Parameters parameters) {
        return change(HttpMethod.POST, path, parameters);
    }

    /**
     * Sends a change once. Never fails.
     *
     * @param leaving told the nonce just before it leaves
     */
    public Mono<Answer> post(String path, Parameters parameters, LongConsumer leaving) {
        var charge = Tariff.change("POST", path, parameters.toString());
        return admitted(charge, () -> {
            long nonce = signer.nextNonce();
            leaving.accept(nonce);
            return send(charge, HttpMethod.POST, path, signer.sign(parameters, nonce));
        });
    }

    /** Uses up the nonce of a request that is on its way: the venue drops it if it has not looked at it. Never fails. */
    public Mono<Answer> burn(long nonce) {
        var charge = Tariff.change("POST", NOOP, "");
        return admitted(charge, () -> send(charge, HttpMethod.POST, NOOP, signer.sign(Parameters.none(), nonce)));
    }

    /** Sends a change once. Never fails. */
    public Mono<Answer> put(String path, Parameters parameters) {
        return change(HttpMethod.PUT, path, parameters);
    }

    /** Sends a change once. Never fails. */
    public Mono<Answer> delete(String path, Parameters parameters) {
        return change(HttpMethod.DELETE, path, parameters);
    }

    private Mono<Answer> change(HttpMethod method, String path, Parameters parameters) {
        var charge = Tariff.change(method.name(), path, parameters.toString());
        return admitted(charge, () -> send(charge, method, path, signer.sign(parameters)));
    }

    /** Signed only when it may leave: a nonce does not keep. */
    private Mono<Answer> admitted(Charge charge, Supplier<Mono<Answer>> exchange) {
        return limits.admit(charge).flatMap(admission -> switch (admission) {
            case Admission.Granted _ -> exchange.get();
            case Admission.Refused refused -> Mono.just(new Answer.NotSent(refused.why()));
            case Admission.Later _ -> throw new IllegalStateException("nobody waited for " + charge);
        });
    }

    private static JsonNode bodyOf(String path, Answer answer) {
        return switch (answer) {
            case Answer.Ok ok -> ok.body();
            case Answer.Refusal refusal -> throw new RefusedException(path, refusal.code(), refusal.reason());
            case Answer.Doubt doubt -> throw new NoAnswerException(path, doubt.cause());
            case Answer.NotSent notSent -> throw new NoAnswerException(path, notSent.cause());
        };
    }

    private Mono<Answer> get(Charge charge, String path, String query) {
        return VenueStep.of(HttpMethod.GET, path, step -> {
            var sent = new AtomicBoolean();
            var request = client(charge, sent).get().uri(query.isEmpty() ? path : path + "?" + query);
            return times.of(
                    path, () -> outcome(request.responseSingle((response, body) -> read(response, body, step)), sent));
        });
    }

    private Mono<Answer> send(Charge charge, HttpMethod method, String path, String form) {
        return VenueStep.of(method, path, step -> {
            var sent = new AtomicBoolean();
            var request = client(charge, sent)
                    .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, FORM))
                    .request(method)
                    .uri(path)
                    .send(ByteBufMono.fromString(Mono.just(form)));
            return times.of(
                    path, () -> outcome(request.responseSingle((response, body) -> read(response, body, step)), sent));
        });
    }

    private HttpClient client(Charge charge, AtomicBoolean sent) {
        return (charge.isUrgent() ? urgentHttp : http).doOnRequest((_, _) -> sent.set(true));
    }

    private Mono<Answer> read(HttpClientResponse response, ByteBufMono body, Step step) {
        int status = response.status().code();
        step.note(Attribute.HTTP_STATUS, status);
        limits.heard(
                status, name -> Optional.ofNullable(response.responseHeaders().get(name)));
        return body.asByteArray()
                .defaultIfEmpty(new byte[0])
                .map(bytes -> Classification.of(status, bytes))
                .doOnNext(this::obey);
    }

    private void obey(Answer answer) {
        if (answer instanceof Answer.Refusal(int code, String reason)) {
            limits.heard(code, reason);
        }
    }

    private static Mono<Answer> outcome(Mono<Answer> exchange, AtomicBoolean sent) {
        return exchange.onErrorResume(failure ->
                Mono.just(sent.get() ? new Answer.Doubt(failure.toString()) : new Answer.NotSent(failure.toString())));
    }
}
