package io.sapphire.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Posts JSON to one address of the configuration: follows no redirect, reads little, does not wait long, and never says in
 * an error where it posted.
 */
final class Outgoing {
    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final int OK = 200;
    private static final int NO_LONGER_OK = 300;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final URI address;
    private final HttpClient http;

    /** What came back. */
    record Answer(int status, String body) {}

    /** @param patience longest wait for an answer */
    Outgoing(URI address, Duration patience) {
        this.address = address;
        this.http = HttpClient.create().followRedirect(false).responseTimeout(patience);
    }

    /** @param path after the address; empty for none */
    Mono<Answer> post(String path, Map<String, String> headers, byte[] json) {
        return http.headers(all -> {
                    headers.forEach(all::set);
                    all.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
                })
                .post()
                .uri(address + path)
                .send(ByteBufFlux.fromInbound(Mono.just(json)))
                .response((response, body) -> read(response, body.asByteArray()))
                .single()
                .onErrorMap(Outgoing::unnamed);
    }

    private static Mono<Answer> read(HttpClientResponse response, Flux<byte[]> body) {
        return body.collect(ByteArrayOutputStream::new, Outgoing::add)
                .map(bytes -> new Answer(response.status().code(), bytes.toString(UTF_8)));
    }

    private static void add(ByteArrayOutputStream read, byte[] next) {
        if (read.size() + next.length > LARGEST_ANSWER) {
            throw new Undelivered("the answer is too large", false, Duration.ZERO);
        }
        read.writeBytes(next);
    }

    private static Throwable unnamed(Throwable failure) {
        return failure instanceof Undelivered
                ? failure
                : new Undelivered("nobody answered (" + failure.getClass().getSimpleName() + ")", true, Duration.ZERO);
    }

    /** Fails unless it was taken. @param wait how long an answer asks us not to come back */
    static Mono<Answer> taken(Answer answer, Function<Answer, Duration> wait) {
        if (answer.status() >= OK && answer.status() < NO_LONGER_OK) {
            return Mono.just(answer);
        }
        boolean passing = answer.status() == TOO_MANY || answer.status() >= BROKEN;
        return Mono.error(new Undelivered(
                "it was answered with status " + answer.status(),
                passing,
                passing ? wait.apply(answer) : Duration.ZERO));
    }
}
