package io.sapphire.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.limit.RateLimit;
import io.sapphire.exchange.aster.rest.RequestSigner;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

class ListingsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));

    private final LoopResources loops = LoopResources.create("test", 1, true);
    private volatile int limit = 2_400;
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, response) -> response.sendString(Mono.fromSupplier(this::info)))
            .bindNow();

    private String info() {
        return "{\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":"
                + limit + "}],\"symbols\":[]}";
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        loops.dispose();
    }

    @Test
    void limitThatTheVenueLowersIsFollowed() {
        var rest = rest();
        limit = 600;
        rest.limits().heard(429, _ -> Optional.of("1"));
        assertThat(rest.limits().isStale()).isTrue();

        StepVerifier.create(new Listings(rest, new Rulebook()).rules()).verifyComplete();
        assertThat(rest.limits().isStale()).isFalse();
        assertThat(rest.limits().current())
                .map(RateLimit::toString)
                .containsExactly("600 weight in 1m", "1200 orders in 1m");
    }

    private RestClient rest() {
        var key = VenueSigner.generate(new SecureRandom());
        var signer = new RequestSigner(key, new SigningDomain(1666), new NonceSource(CLOCK, NonceFloor.none()), "");
        var timer = Schedulers.parallel();
        var limits = new Limits(90, CLOCK, timer, CLOCK, BanMemory.none(), new SecureRandom());
        return new RestClient("http://127.0.0.1:" + server.port(), signer, limits, loops, timer, RestClient.PATIENCE);
    }
}
