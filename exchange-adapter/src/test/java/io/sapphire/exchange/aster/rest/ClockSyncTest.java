package io.sapphire.exchange.aster.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.Limits;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

/** Monotonic time passes only while a request travels: as long there as back. */
class ClockSyncTest {
    private static final Instant VENUE = Instant.parse("2026-01-05T12:00:00Z");
    private static final List<Duration> ROUND_TRIPS =
            List.of(Duration.ofMillis(900), Duration.ofMillis(100), Duration.ofMillis(400));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final VenueClock clock = new VenueClock(nanos::get);
    private final LoopResources loops = LoopResources.create("test", 1, true);
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, response) -> response.sendString(Mono.fromSupplier(this::travel)))
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
        loops.dispose();
    }

    /** The venue's answer, true half way: every other sample is wrong by a second more. */
    private String travel() {
        int request = requests.getAndIncrement();
        var roundTrip = ROUND_TRIPS.get(request);
        nanos.addAndGet(roundTrip.toNanos());
        long skew = roundTrip.equals(Duration.ofMillis(100)) ? 0 : 1_000;
        var halfWay = Duration.ofNanos(nanos.get()).minus(roundTrip.dividedBy(2));
        return "{\"serverTime\":" + (VENUE.plus(halfWay).toEpochMilli() + skew) + "}";
    }

    @Test
    void venueIsTakenToAnswerHalfWayAndTheFastestAnswerIsTrusted() {
        StepVerifier.create(sync().run()).verifyComplete();

        assertThat(requests).hasValue(3);
        assertThat(clock.instant()).isEqualTo(VENUE.plusNanos(nanos.get()));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(clock.instant()).isEqualTo(VENUE.plusNanos(nanos.get()));
    }

    @Test
    void clockThatIsMovedInStepsIsNotMovedByAnswers() {
        clock.stand(VENUE);
        StepVerifier.create(sync().run()).verifyComplete();

        assertThat(clock.instant()).isEqualTo(VENUE);
        clock.run(VENUE);
        nanos.addAndGet(1_000);
        assertThat(clock.instant()).isEqualTo(VENUE.plusNanos(1_000));
    }

    private ClockSync sync() {
        var signer = new RequestSigner(
                VenueSigner.generate(new SecureRandom()),
                new SigningDomain(1666),
                new NonceSource(clock, NonceFloor.none()),
                "");
        var timer = Schedulers.parallel();
        var limits = new Limits(90, clock, timer, InstantSource.system(), BanMemory.none(), new SecureRandom());
        var rest =
                new RestClient("http://127.0.0.1:" + server.port(), signer, limits, loops, timer, RestClient.PATIENCE);
        return new ClockSync(rest, clock, nanos::get);
    }
}
