package io.sapphire.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.sapphire.cache.CacheRow;
import io.sapphire.cache.Counters.Count;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AllowanceTest {
    private final AtomicLong nanos = new AtomicLong();

    private static Map<Lane, Rates> rates(int perSecond, int burst) {
        var rates = new EnumMap<Lane, Rates>(Lane.class);
        for (var lane : Lane.values()) {
            rates.put(lane, new Rates(perSecond, burst));
        }
        return rates;
    }

    private TokenBuckets buckets(int perSecond, int burst) {
        return new TokenBuckets(rates(perSecond, burst), new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private static Duration take(Allowance allowance, String who, Lane lane) {
        var waited = new Duration[1];
        StepVerifier.create(allowance.take(who, lane))
                .consumeNextWith(wait -> waited[0] = wait)
                .verifyComplete();
        return waited[0];
    }

    @Test
    void burstThenWaitThenOneMore() {
        var allowance = buckets(2, 4);
        for (int use = 0; use < 4; use++) {
            assertThat(take(allowance, "anna", Lane.CHANGE)).isZero();
        }
        assertThat(take(allowance, "anna", Lane.CHANGE)).isEqualTo(Duration.ofMillis(500));
        nanos.addAndGet(500_000_000);
        assertThat(take(allowance, "anna", Lane.CHANGE)).isZero();
        assertThat(take(allowance, "anna", Lane.CHANGE)).isPositive();
    }

    @Test
    void noLaneAndNobodyElseUsesAnotherUp() {
        var allowance = buckets(1, 1);
        assertThat(take(allowance, "anna", Lane.READ)).isZero();
        assertThat(take(allowance, "anna", Lane.READ)).isPositive();
        assertThat(take(allowance, "anna", Lane.STOP)).isZero();
        assertThat(take(allowance, "bob", Lane.READ)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverMoreThanBurstAndWhatFlowsIn(long seed) {
        var random = new SplittableRandom(seed);
        int perSecond = random.nextInt(1, 20);
        int burst = perSecond * random.nextInt(1, 5);
        var allowance = buckets(perSecond, burst);
        long granted = 0;
        for (int use = 0; use < 2_000; use++) {
            nanos.addAndGet(random.nextLong(20_000_000));
            granted += take(allowance, "anna", Lane.READ).isZero() ? 1 : 0;
            assertThat(granted).isLessThanOrEqualTo(burst + nanos.get() * perSecond / 1_000_000_000);
        }
    }

    @Test
    void gatewaysThatShareCountTogetherAndStopByThemselves() {
        var counts = new HashMap<String, Long>();
        var shared = new SharedAllowance(
                (who, window) -> Mono.fromSupplier(() -> new Count(counts.merge(who, 1L, Long::sum), window)),
                rates(1, 2),
                buckets(1, 1));
        var who = "the home's own token";
        assertThat(take(shared, who, Lane.READ)).isZero();
        assertThat(take(shared, who, Lane.READ)).isZero();
        assertThat(take(shared, who, Lane.READ)).isEqualTo(Duration.ofSeconds(2));
        assertThat(take(shared, who, Lane.STOP)).isZero();
        assertThat(counts.keySet())
                .singleElement()
                .satisfies(key -> assertThat(CacheRow.RATE.key(key).name()).isEqualTo(key));
    }
}
