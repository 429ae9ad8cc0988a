package io.sapphire.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private long nanos;
    private final Limits limits =
            new Limits(new LimitTerms(true, 10, 2), () -> nanos, () -> Instant.EPOCH.plusNanos(nanos));

    @Test
    void aMinuteHoldsItsWeightAndTheNextBeginsAnew() {
        assertThat(status(read("a"), 10)).isEqualTo(200);
        nanos = Duration.ofSeconds(59).toNanos();
        var refused = limits.spend(read("a"), 1);
        assertThat(refused.refusal().orElseThrow().status()).isEqualTo(429);
        assertThat(refused.refusal().orElseThrow().headers()).containsEntry("Retry-After", "1");
        assertThat(refused.weight()).isEqualTo(11);
        nanos = Duration.ofSeconds(60).toNanos();
        assertThat(status(read("a"), 1)).isEqualTo(200);
    }

    @Test
    void weightIsOfAnAddressAndOrdersAreOfTheAccount() {
        assertThat(status(read("a"), 11)).isEqualTo(429);
        assertThat(status(read("b"), 10)).isEqualTo(200);
        assertThat(status(order("b"), 0)).isEqualTo(200);
        assertThat(status(order("c"), 0)).isEqualTo(200);
        var third = limits.spend(order("d"), 0);
        assertThat(third.refusal().orElseThrow().code()).isEqualTo(-1015);
        assertThat(third.refusal().orElseThrow().headers()).doesNotContainKey("Retry-After");
        assertThat(third.told(third.refusal().orElseThrow()).headers()).containsEntry("X-MBX-ORDER-COUNT-1M", "3");
        assertThat(status(read("d"), 1)).isEqualTo(200);
    }

    /** Growing from 2 minutes to 3 days: reference/aster-protocol.md, section 4. */
    @Test
    void whoeverGoesOnIsBannedAndLongerEveryTime() {
        assertThat(ban()).isEqualTo(Duration.ofMinutes(2));
        assertThat(ban()).isEqualTo(Duration.ofMinutes(4));
        for (int i = 2; i < 12; i++) {
            assertThat(ban()).isPositive();
        }
        assertThat(ban()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void aBanNamesItsEnd() {
        for (int i = 0; i < 10; i++) {
            assertThat(status(read("a"), 11)).isEqualTo(429);
        }
        var banned = limits.spend(read("a"), 1).refusal().orElseThrow();
        assertThat(banned.status()).isEqualTo(418);
        assertThat(banned.headers()).containsEntry("Retry-After", "120");
        assertThat(new String(banned.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"code\":-1003,\"msg\":\"Way too many requests; IP banned until 120000.\"}");
        nanos = Duration.ofSeconds(119).toNanos();
        assertThat(status(read("a"), 1)).isEqualTo(418);
        assertThat(status(read("b"), 1)).isEqualTo(200);
        nanos = Duration.ofSeconds(120).toNanos();
        assertThat(status(read("a"), 1)).isEqualTo(200);
    }

    @Test
    void whatIsNotEnforcedIsCountedAllTheSame() {
        limits.change(new LimitTerms(false, 1, 1));
        assertThat(status(read("a"), 5_000)).isEqualTo(200);
        assertThat(limits.spend(read("a"), 1).weight()).isEqualTo(5_001);
    }

    private Duration ban() {
        long before = nanos;
        while (status(read("a"), 11) == 429) {
            // Goes on although it was told to stop.
        }
        while (status(read("a"), 1) == 418) {
            nanos += Duration.ofMinutes(1).toNanos();
        }
        return Duration.ofNanos(nanos - before);
    }

    private int status(Call call, int weight) {
        return limits.spend(call, weight).refusal().map(Answer::status).orElse(200);
    }

    private static Call read(String client) {
        return new Call(client, "GET", "/fapi/v3/depth", "");
    }

    private static Call order(String client) {
        return new Call(client, "POST", "/fapi/v3/order", "");
    }
}
