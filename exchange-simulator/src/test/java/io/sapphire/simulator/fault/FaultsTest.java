package io.sapphire.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Instant START = Instant.ofEpochSecond(1_000);
    private static final String ORDER = "POST /fapi/v3/order";

    private final Faults faults = new Faults();
    private long number;

    @Test
    void onlyWhatAFaultIsAboutIsHit() {
        set(new Scope(Place.REQUEST, ORDER, "BTCUSDT"), Timing.once());
        assertThat(isHit("GET /fapi/v3/order", "BTCUSDT", START)).isFalse();
        assertThat(isHit(ORDER, "ETHUSDT", START)).isFalse();
        assertThat(isHit(ORDER, "BTCUSDT", START)).isTrue();
        assertThat(isHit(ORDER, "BTCUSDT", START)).isFalse();
    }

    @Test
    void theNthOfManyIsHitAndSoManyAfterIt() {
        set(any(), new Timing(3, 2, 1, 0, Timing.ENDLESS));
        assertThat(hits(6)).containsExactly(3L, 4L);
    }

    @Test
    void aFaultEndsInVenueTime() {
        set(any(), new Timing(1, Timing.UNBOUNDED, 1, 0, Duration.ofMillis(100)));
        assertThat(isHit(ORDER, "", START.plusMillis(99))).isTrue();
        assertThat(isHit(ORDER, "", START.plusMillis(100))).isFalse();
    }

    /** Expected: binomial, n 10000, p 0.1; 5 standard deviations of 30. */
    @Test
    void chanceIsDecidedByTheSeedAlone() {
        var first = drawn(7);
        faults.clear();
        assertThat(drawn(7)).isEqualTo(first);
        faults.clear();
        assertThat(drawn(8)).isNotEqualTo(first);
        assertThat(first.size()).isBetween(850, 1_150);
    }

    @Test
    void otherFaultsDoNotChangeWhomChanceHits() {
        var alone = drawn(7);
        faults.clear();
        set(new Scope(Place.REQUEST, "GET /fapi/v3/time", ""), Timing.once());
        assertThat(drawn(7)).isEqualTo(alone);
    }

    @Test
    void ofTwoTheOneSetFirstHitsAndTheOtherKeepsItsTurn() {
        set(any(), Timing.nth(2));
        set(any(), Timing.nth(2));
        assertThat(hits(4)).containsExactly(2L, 3L);
        assertThat(faults.hits()).extracting(Hit::fault).containsExactly(1L, 2L);
        assertThat(faults.hits().getFirst().occasion().number()).isEqualTo(2);
    }

    @Test
    void whatIsSetIsListedUntilItIsCleared() {
        set(any(), Timing.once());
        set(any(), Timing.nth(2));
        assertThat(hits(1)).containsExactly(1L);
        assertThat(faults.all()).extracting(FaultView::seen).containsExactly(1L, 1L);
        assertThat(faults.all()).extracting(FaultView::hits).containsExactly(1L, 0L);
        assertThat(faults.clear(2)).isTrue();
        assertThat(faults.clear(2)).isFalse();
        assertThat(hits(5)).isEmpty();
        faults.clear();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void aFaultThatCannotHappenThereIsRefused() {
        var scope = new Scope(Place.MARKET, "", "");
        assertThatThrownBy(() -> new Fault(new RequestEffect.Stale(), scope, Timing.once()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fault(new MessageEffect.KeyExpired(), scope, Timing.once()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Long> drawn(long seed) {
        set(any(), new Timing(1, Timing.UNBOUNDED, 0.1, seed, Timing.ENDLESS));
        number = 0;
        return hits(10_000);
    }

    private List<Long> hits(int requests) {
        var hits = new ArrayList<Long>();
        for (int i = 0; i < requests; i++) {
            if (isHit(ORDER, "BTCUSDT", START)) {
                hits.add(number);
            }
        }
        return hits;
    }

    private boolean isHit(String name, String symbol, Instant at) {
        number++;
        return faults.onRequest(new Occasion(Place.REQUEST, name, symbol, number, at))
                .isPresent();
    }

    private void set(Scope scope, Timing timing) {
        var _ = faults.set(new Fault(new RequestEffect.Silent(true), scope, timing), START);
    }

    private static Scope any() {
        return new Scope(Place.REQUEST, "", "");
    }
}
