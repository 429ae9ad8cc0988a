package io.sapphire.coordinator.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import io.sapphire.domain.portfolio.AccountEvent.FundingPaid;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Rate MAKER = Rate.ofBp(2);
    private static final Rate TAKER = Rate.ofBp(4);

    private final Portfolio portfolio = new Portfolio();

    /** Worked example X1 of the methods reference, section 9.4. */
    @Test
    void workedLedgerOfTheReferenceIsReproduced() {
        deposit("10000");
        trade(Side.BUY, "2", "100", TAKER);
        trade(Side.BUY, "1", "106", MAKER);
        funding("-0.0315");
        trade(Side.SELL, "1", "110", TAKER);
        assertThat(portfolio.realised()).isEqualTo(Money.of("8"));
        trade(Side.SELL, "5", "108", TAKER);
        assertThat(portfolio.position(BTC).averagePrice()).contains(Price.of("108"));
        funding("-0.0642");
        trade(Side.BUY, "1", "104", MAKER);

        assertThat(portfolio.realised()).isEqualTo(Money.of("24"));
        assertThat(portfolio.fees()).isEqualTo(Money.of("0.382"));
        assertThat(portfolio.funding()).isEqualTo(Money.of("-0.0957"));
        assertThat(portfolio.position(BTC).quantity().toString()).isEqualTo("-2");
        assertThat(portfolio.equity(Map.of(BTC, Price.of("105")))).isEqualTo(Money.of("10029.5223"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equityIsRealisedAndUnrealisedToTheLastDigitOnEveryPath(long seed) {
        var random = new Random(seed);
        deposit("10000");
        for (int event = 0; event < 400; event++) {
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            book(side, 1 + random.nextInt(900_000_000), 1 + random.nextInt(2_000_000_000), TAKER);
            var mark = new Price(1 + random.nextInt(2_000_000_000));
            var position = portfolio.position(BTC);
            var unrealised = position.quantity().times(mark).minus(position.cost());
            assertThat(portfolio.equity(Map.of(BTC, mark)))
                    .isEqualTo(portfolio
                            .deposits()
                            .plus(portfolio.realised())
                            .plus(unrealised)
                            .minus(portfolio.fees())
                            .plus(portfolio.funding()));
        }
    }

    @Test
    void flatPositionCostsNothing() {
        trade(Side.BUY, "3", "100.01", TAKER);
        trade(Side.SELL, "1", "99.99", TAKER);
        trade(Side.SELL, "2", "100.07", TAKER);
        assertThat(portfolio.position(BTC).cost()).isEqualTo(Money.ZERO);
        assertThat(portfolio.position(BTC).averagePrice()).isEmpty();
    }

    private void deposit(String amount) {
        portfolio.apply(new BalanceChanged("USDT", Money.of(amount), "DEPOSIT", NOW));
    }

    private void funding(String amount) {
        portfolio.apply(new FundingPaid(BTC, Money.of(amount), NOW));
    }

    private void trade(Side side, String quantity, String price, Rate feeRate) {
        book(side, Quantity.of(quantity).e8(), Price.of(price).e8(), feeRate);
    }

    private void book(Side side, long quantityE8, long priceE8, Rate feeRate) {
        var price = new Price(priceE8);
        var quantity = new Quantity(quantityE8);
        portfolio.fill(
                new Fill(1, BTC, side, price, quantity, price.times(quantity).times(feeRate), false));
    }
}
