package io.sapphire.simulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.order.Leg;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingTest {
    private static final Leg BTC = Leg.net(new Symbol("BTCUSDT"));
    private static final Rate MAKER = Rate.ofBp(2);
    private static final Rate TAKER = Rate.ofBp(4);
    private static final int PATHS = 500;
    private static final int EVENTS = 40;

    private final Account account = new Account(Money.of("10000"), Instant.EPOCH);

    /** Golden values X1 of reference/methods.md, 9.4. */
    @Test
    void theWorkedExampleComesOutToTheLastDigit() {
        trade("2", "100", TAKER);
        assertState("2", "100", "0", "0.08", "0", "9999.92");
        trade("1", "106", MAKER);
        assertState("3", "102", "0", "0.1012", "0", "9999.8988");
        fund("0.0001", "105");
        assertState("3", "102", "0", "0.1012", "-0.0315", "9999.8673");
        trade("-1", "110", TAKER);
        assertState("2", "102", "8", "0.1452", "-0.0315", "10007.8233");
        trade("-5", "108", TAKER);
        assertState("-3", "108", "20", "0.3612", "-0.0315", "10019.6073");
        fund("-0.0002", "107");
        assertState("-3", "108", "20", "0.3612", "-0.0957", "10019.5431");
        trade("1", "104", MAKER);
        assertState("-2", "108", "24", "0.382", "-0.0957", "10023.5223");
        assertThat(account.unrealised(_ -> true, _ -> Price.of("105"))).isEqualTo(Money.of("6"));
    }

    /** Equity = deposit - sum of signed notionals - fees + funding + position at the mark, exactly, on any path. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void moneyNeitherAppearsNorVanishesOnAnyPath(long seed) {
        var random = new Random(seed);
        for (int path = 0; path < PATHS; path++) {
            checkOnePath(random);
        }
    }

    private static void checkOnePath(Random random) {
        var account = new Account(Money.of("10000"), Instant.EPOCH);
        var cash = account.wallet();
        for (int event = 0; event < EVENTS; event++) {
            var price = new Price(1 + random.nextLong(100_000L * Fixed.ONE));
            if (random.nextInt(5) == 0) {
                var amount = new Money(random.nextLong(-Fixed.ONE, Fixed.ONE));
                account.fund(BTC, amount, Instant.EPOCH);
                cash = cash.plus(amount);
            } else {
                var traded = quantity(random, account.holding(BTC).quantity());
                var fee = new Money(random.nextLong(-1_000, 1_000_000));
                var _ = account.trade(BTC, event, traded, price, fee, Instant.EPOCH);
                cash = cash.minus(traded.times(price)).minus(fee);
            }
            var held = account.holding(BTC).quantity();
            var equity = account.wallet().plus(account.unrealised(_ -> true, _ -> price));
            assertThat(equity).isEqualTo(cash.plus(held.times(price)));
            assertThat(held.isZero() && !account.holding(BTC).cost().equals(Money.ZERO))
                    .isFalse();
        }
    }

    /** Often exactly what closes the position, often more, often less. */
    private static SignedQuantity quantity(Random random, SignedQuantity held) {
        if (!held.isZero() && random.nextInt(4) == 0) {
            return held.negate();
        }
        long size = 1 + random.nextLong(10 * Fixed.ONE);
        return new SignedQuantity(random.nextBoolean() ? size : -size);
    }

    private void trade(String quantity, String price, Rate rate) {
        var traded = new SignedQuantity(Fixed.parse(quantity));
        var fee = Price.of(price).times(traded.magnitude()).times(rate);
        var _ = account.trade(BTC, 1, traded, Price.of(price), fee, Instant.EPOCH);
    }

    private void fund(String rate, String mark) {
        var held = account.holding(BTC).quantity();
        account.fund(BTC, held.times(Price.of(mark)).times(Rate.of(rate)).negate(), Instant.EPOCH);
    }

    private void assertState(
            String quantity, String entry, String realised, String fees, String funding, String wallet) {
        assertThat(account.holding(BTC).quantity().toString()).isEqualTo(quantity);
        assertThat(account.holding(BTC).entryPrice().toString()).isEqualTo(entry);
        assertThat(account.realised().toString()).isEqualTo(realised);
        assertThat(account.fees().toString()).isEqualTo(fees);
        assertThat(account.funding().toString()).isEqualTo(funding);
        assertThat(account.wallet().toString()).isEqualTo(wallet);
    }
}
