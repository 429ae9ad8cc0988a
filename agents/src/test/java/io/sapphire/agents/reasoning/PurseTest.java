package io.sapphire.agents.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.RiskEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurseTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Purse purse = new Purse();

    @Test
    void nothingIsGrantedBeforeTheCoordinatorGrantsIt() {
        assertThat(purse.reserve(Money.of("0.01"), 1)).isEmpty();
        purse.grant(RiskEnvelope.CLOSED, NOON);
        assertThat(purse.reserve(Money.of("0.01"), 1)).isEmpty();
    }

    @Test
    void moneyAndTokensEachBound() {
        purse.grant(granted("1", 100), NOON);
        assertThat(purse.reserve(Money.of("1.01"), 1)).isEmpty();
        assertThat(purse.reserve(Money.of("0.01"), 101)).isEmpty();
        assertThat(purse.reserve(Money.of("1"), 100)).isPresent();
    }

    @Test
    void whatIsReservedIsGoneUntilItIsSettled() {
        purse.grant(granted("1", 100), NOON);
        var first = purse.reserve(Money.of("0.6"), 10).orElseThrow();
        assertThat(purse.reserve(Money.of("0.6"), 10)).isEmpty();
        purse.settle(first, Money.of("0.1"), 5);
        assertThat(purse.reserve(Money.of("0.9"), 10)).isPresent();
    }

    @Test
    void billThatTheCoordinatorHasNotRecordedYetIsNotSpentTwice() {
        purse.grant(granted("1", 100), NOON);
        purse.settle(purse.reserve(Money.of("0.6"), 10).orElseThrow(), Money.of("0.6"), 10);
        purse.grant(granted("1", 100), NOON.plusSeconds(1));
        assertThat(purse.reserve(Money.of("0.6"), 10)).isEmpty();
        purse.grant(granted("1", 100), NOON.plus(Duration.ofDays(1)));
        assertThat(purse.reserve(Money.of("0.6"), 10)).isPresent();
    }

    /** Whatever comes in whatever order, no day costs more than was granted first on it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noDayCostsMoreThanItsGrant(long seed) {
        var random = new Random(seed);
        purse.grant(granted("1", 1_000), NOON);
        var spent = Money.ZERO;
        for (int i = 0; i < 1_000; i++) {
            var worst = new Money(1 + random.nextInt(20_000_000));
            var reservation = purse.reserve(worst, 1);
            if (reservation.isPresent()) {
                var bill = new Money(random.nextLong(worst.e8() + 1));
                purse.settle(reservation.get(), bill, 1);
                spent = spent.plus(bill);
            }
            purse.grant(granted(random.nextBoolean() ? "1" : "0.3", 1_000), NOON.plusSeconds(i));
        }
        assertThat(spent).isLessThanOrEqualTo(Money.of("1")).isGreaterThan(Money.of("0.5"));
    }

    private static RiskEnvelope granted(String money, long tokens) {
        return new RiskEnvelope(Money.ZERO, Money.ZERO, Money.ZERO, Money.of(money), tokens);
    }
}
