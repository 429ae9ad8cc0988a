package io.sapphire.exchange.aster.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.rest.Answer.Doubt;
import io.sapphire.exchange.aster.rest.Answer.NotSent;
import io.sapphire.exchange.aster.rest.Answer.Refusal;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

/** Against a real server on loopback that misbehaves in every way the venue has been seen to. */
class RestClientTest {
    private static final String ORDER = "/fapi/v3/order";
    private static final Parameters WISH =
            Parameters.of("symbol", "BTCUSDT").and("list", "[\"a b\",1]").and("newClientOrderId", "o-1");
    private static final String ENCODED = "symbol=BTCUSDT&list=%5B%22a+b%22%2C1%5D&newClientOrderId=o-1";
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final VenueSigner key = VenueSigner.generate(new SecureRandom());
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LoopResources loops = LoopResources.create("test", 1, true);
    private Optional<DisposableServer> server = Optional.empty();

    private record Received(String method, String uri, String body, String agent, String contentType) {}

    @AfterEach
    void stop() {
        server.ifPresent(DisposableServer::disposeNow);
        loops.dispose();
    }

    @Test
    void whatIsSignedIsWhatIsSent() {
        var client = client(answering(200, "{\"ok\":1}"));
        StepVerifier.create(client.askSigned(ORDER, WISH)).expectNextCount(1).verifyComplete();
        StepVerifier.create(client.post(ORDER, WISH)).expectNextCount(1).verifyComplete();
        StepVerifier.create(client.delete(ORDER, WISH)).expectNextCount(1).verifyComplete();

        assertThat(received).extracting(Received::method).containsExactly("GET", "POST", "DELETE");
        assertSigned(received.getFirst().uri().substring((ORDER + "?").length()), 0);
        assertSigned(received.get(1).body(), 1);
        assertSigned(received.get(2).body(), 2);
        assertThat(received.get(1).uri()).isEqualTo(ORDER);
        assertThat(received.get(1).contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(received).extracting(Received::agent).containsOnly("sapphire/0.1");
    }

    private void assertSigned(String sent, int nonces) {
        long nonce = 1_767_614_400_000_000L + nonces;
        var message = ENCODED + "&nonce=" + nonce + "&user=0xabc&signer=" + key.address();
        assertThat(sent).isEqualTo(message + "&signature=" + key.sign(new SigningDomain(1666), message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503|{\"code\":-1000,\"msg\":\"An unknown error occurred.\"}",
                "503|",
                "500|<html>We're sorry, but something went wrong.</html>",
                "408|{\"code\":-1000,\"msg\":\"\"}",
                "400|{\"code\":-1006,\"msg\":\"Execution status unknown.\"}",
                "200|{\"code\":\"-1007\",\"msg\":\"Timeout. Execution status unknown.\"}",
                "200|{\"orderId\":1,\"clientOr",
                "200|",
                "200|\"text\"",
                "403|<html>Forbidden</html>"
            })
    void whateverIsNotDefiniteIsInDoubt(int status, String body) {
        var client = client(answering(status, body == null ? "" : body));

        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(Doubt.class))
                .verifyComplete();
        assertThat(received).as("sent once").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"code\":-2019,\"msg\":\"Margin is insufficient.\"}|-2019",
                "200|{\"code\":-1121,\"msg\":\"Invalid symbol.\"}|-1121",
                "401|{\"code\":\"-2015\",\"msg\":\"Invalid\"}|-2015",
                "429|{\"code\":-1015,\"msg\":\"Too many new orders.\"}|-1015",
                "418|banned|-1003"
            })
    void whatTheVenueRefusesDidNotHappen(int status, String body, int code) {
        StepVerifier.create(client(answering(status, body)).post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)))
                .verifyComplete();
    }

    @Test
    void connectionLostAfterSendingIsInDoubtAndNothingIsSentAgain() {
        var client = client((request, response) -> remember(request).then(Mono.fromRunnable(() -> drop(response))));

        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(Doubt.class))
                .verifyComplete();
        assertThat(received).hasSize(1);
    }

    @Test
    void bodyCutShortIsInDoubt() {
        var client = client(
                (request, response) -> remember(request)
                        .then(response.header("Content-Length", "100")
                                .sendString(Mono.just("{\"orderId\":1"))
                                .then())
                        .doFinally(_ -> drop(response)),
                Duration.ofMillis(300));

        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(Doubt.class))
                .verifyComplete();
    }

    @Test
    void pooledConnectionThatDiesWithTheNextRequestIsInDoubt() {
        var client = client((request, response) -> remember(request)
                .then(Mono.defer(() -> received.size() == 1
                        ? response.sendString(Mono.just("{}")).then()
                        : Mono.fromRunnable(() -> drop(response)))));

        StepVerifier.create(client.post(ORDER, WISH)).expectNextCount(1).verifyComplete();
        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(Doubt.class))
                .verifyComplete();
        assertThat(received).hasSize(2);
    }

    @Test
    void silenceIsInDoubt() {
        var client = client((request, _) -> remember(request).then(Mono.never()), Duration.ofMillis(200));

        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(Doubt.class))
                .verifyComplete();
    }

    @Test
    void refusedConnectionMeansThatNothingLeft() {
        var client = client(answering(200, "{}"));
        server.ifPresent(DisposableServer::disposeNow);

        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(NotSent.class))
                .verifyComplete();
    }

    @Test
    void limitStopsEverythingUntilTheVenueSaysSo() {
        var client = client((request, response) -> remember(request)
                .then(response.status(429)
                        .header("Retry-After", "30")
                        .sendString(Mono.just("{}"))
                        .then()));

        StepVerifier.create(client.post(ORDER, WISH)).expectNextCount(1).verifyComplete();
        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(NotSent.class))
                .verifyComplete();
        assertThat(received).hasSize(1);
    }

    @Test
    void cancelStillLeavesWhenOrdersNoLongerDo() {
        var client = client((request, response) -> remember(request)
                .then(response.header("X-MBX-USED-WEIGHT-1M", "2000")
                        .sendString(Mono.just("{}"))
                        .then()));

        StepVerifier.create(client.post(ORDER, WISH)).expectNextCount(1).verifyComplete();
        StepVerifier.create(client.post(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(NotSent.class))
                .verifyComplete();
        StepVerifier.create(client.delete(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(Answer.Ok.class))
                .verifyComplete();
        assertThat(received).extracting(Received::method).containsExactly("POST", "DELETE");
    }

    /** More of them than there are connections. */
    @Test
    void cancelDoesNotWaitBehindQuestionsThatAreNotAnswered() {
        var client = client((request, response) -> remember(request)
                .then(Mono.defer(() -> request.method().name().equals("GET")
                        ? Mono.never()
                        : response.sendString(Mono.just("{}")).then())));
        var questions = Flux.range(0, 50)
                .flatMap(_ -> client.askSigned(ORDER, WISH), 50)
                .subscribe();

        StepVerifier.create(client.delete(ORDER, WISH))
                .assertNext(answer -> assertThat(answer).isInstanceOf(Answer.Ok.class))
                .expectComplete()
                .verify(Duration.ofSeconds(3));
        questions.dispose();
    }

    @Test
    void banIsObeyedAsLongAsItsErrorSays() {
        long until = NOW.plusSeconds(3_600).toEpochMilli();
        var client = client(
                answering(418, "{\"code\":-1003,\"msg\":\"Way too many requests; banned until " + until + ".\"}"));

        StepVerifier.create(client.post(ORDER, WISH)).expectNextCount(1).verifyComplete();
        StepVerifier.create(client.delete(ORDER, WISH))
                .expectNext(new NotSent("the venue has banned this address until 2026-01-05T13:00:00Z"))
                .verifyComplete();
        assertThat(received).hasSize(1);
    }

    @Test
    void questionIsRepeatedWithANewNonce() {
        var client = client((request, response) -> remember(request)
                .then(Mono.defer(() -> response.status(received.size() < 3 ? 502 : 200)
                        .sendString(Mono.just("{\"serverTime\":\"5\"}"))
                        .then())));

        StepVerifier.create(client.askSigned("/fapi/v3/balance", Parameters.none()))
                .assertNext(body ->
                        assertThat(Fields.number(body.path("serverTime"), 0)).isEqualTo(5))
                .verifyComplete();
        assertThat(received).extracting(Received::uri).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void refusedQuestionIsNotRepeated() {
        var client = client(answering(400, "{\"code\":-2013,\"msg\":\"Order does not exist.\"}"));

        StepVerifier.create(client.askSigned(ORDER, WISH))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                RefusedException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(-2013)));
        assertThat(received).hasSize(1);
    }

    @Test
    void clockFollowsTheVenue() {
        var clock = new VenueClock(() -> 0);
        var client = client(answering(200, "{\"serverTime\":1385424000123}"));

        StepVerifier.create(new ClockSync(client, clock, () -> 0).run()).verifyComplete();
        assertThat(clock.instant()).isEqualTo("2013-11-26T00:00:00.123Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "61800.30", "0.00000001", "-0.014", "92233720368.54775807", "1E-7", "1.50"})
    void fastDecimalsAreTheSlowOnes(String decimal) {
        assertThat(Fields.e8(decimal)).isEqualTo(Fixed.parse(decimal));
    }

    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answering(int status, String body) {
        return (request, response) -> remember(request)
                .then(response.status(status).sendString(Mono.just(body)).then());
    }

    private Mono<Void> remember(HttpServerRequest request) {
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .doOnNext(body -> received.add(new Received(
                        request.method().name(),
                        request.uri(),
                        body,
                        header(request, "User-Agent"),
                        header(request, "Content-Type"))))
                .then();
    }

    private static String header(HttpServerRequest request, String name) {
        return String.valueOf(request.requestHeaders().get(name));
    }

    private static void drop(HttpServerResponse response) {
        response.withConnection(connection -> connection.channel().close());
    }

    private RestClient client(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        return client(handler, RestClient.PATIENCE);
    }

    private RestClient client(
            BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler, Duration patience) {
        var started =
                HttpServer.create().host("127.0.0.1").port(0).handle(handler).bindNow();
        server = Optional.of(started);
        var nonces = new NonceSource(InstantSource.fixed(NOW), NonceFloor.none());
        var signer = new RequestSigner(key, new SigningDomain(1666), nonces, "0xabc");
        var timer = Schedulers.parallel();
        var clock = InstantSource.fixed(NOW);
        var limits = new Limits(90, clock, timer, clock, BanMemory.none(), new SecureRandom());
        limits.enforce();
        return new RestClient("http://127.0.0.1:" + started.port(), signer, limits, loops, timer, patience);
    }
}
