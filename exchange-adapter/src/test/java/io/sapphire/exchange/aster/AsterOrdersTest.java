package io.sapphire.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.RequestSigner;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.rest.VenueClock;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.exchange.execution.venue.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

/** Our clock is behind at first, and the venue refuses whatever is signed with it. */
class AsterOrdersTest {
    private static final Instant VENUE = Instant.parse("2026-01-05T12:00:00Z");
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");

    private final VenueClock clock = new VenueClock(() -> 0);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final LoopResources loops = LoopResources.create("test", 1, true);
    private volatile int code = -4225;
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> response.sendString(Mono.just(answer("/" + request.path()))))
            .bindNow();

    private String answer(String path) {
        asked.add(path);
        if (path.endsWith("/time")) {
            return "{\"serverTime\":" + VENUE.toEpochMilli() + "}";
        }
        return clock.instant().equals(VENUE) ? "[]" : "{\"code\":" + code + ",\"msg\":\"late\"}";
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        loops.dispose();
    }

    @ParameterizedTest
    @ValueSource(ints = {-4225, -1021})
    void questionRefusedForOurClockIsAskedAgainByTheVenues(int refusal) {
        code = refusal;

        StepVerifier.create(orders().openOrders()).expectNext(List.of()).verifyComplete();
        assertThat(asked)
                .containsExactly(
                        "/fapi/v3/openOrders",
                        "/fapi/v3/time",
                        "/fapi/v3/time",
                        "/fapi/v3/time",
                        "/fapi/v3/openOrders");
    }

    @ParameterizedTest
    @ValueSource(ints = {-4225, -1021})
    void orderRefusedForOurClockIsNotSentAgainButTheNextOneIsInTime(int refusal) {
        code = refusal;
        var order = new Order(
                new OrderId("o-1"), BITCOIN, Side.BUY, Quantity.of("1"), new Terms.Market(), false, Purpose.ENTRY);

        StepVerifier.create(orders().submit(order))
                .expectNext(new Outcome.Refused(refusal, "late"))
                .verifyComplete();
        assertThat(asked).containsOnlyOnce("/fapi/v3/order");
        assertThat(clock.instant()).isEqualTo(VENUE);
    }

    @Test
    void otherRefusalsDoNotTouchTheClock() {
        code = -2015;

        StepVerifier.create(orders().openOrders()).verifyErrorMessage("/fapi/v3/openOrders: the venue says -2015 late");
        assertThat(asked).hasSize(1);
    }

    private AsterOrders orders() {
        clock.run(VENUE.minus(Duration.ofHours(1)));
        var key = VenueSigner.generate(new SecureRandom());
        var nonces = new NonceSource(clock, NonceFloor.none());
        var signer = new RequestSigner(key, new SigningDomain(1666), nonces, "");
        var timer = Schedulers.parallel();
        var limits = new Limits(90, clock, timer, clock, BanMemory.none(), new SecureRandom());
        var rest =
                new RestClient("http://127.0.0.1:" + server.port(), signer, limits, loops, timer, RestClient.PATIENCE);
        return new AsterOrders(
                rest, new ClockSync(rest, clock, () -> 0), clock, new Rulebook(), () -> List.of(BITCOIN));
    }
}
