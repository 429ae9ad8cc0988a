package io.sapphire.coordinator.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TradeResultsTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Symbol ETH = new Symbol("ETHUSDT");
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final Portfolio portfolio = new Portfolio();
    private final TradeResults results = new TradeResults();
    private long trade;

    @Test
    void tradeThatOnlyItsFeesMakeALossIsALoss() {
        trade(BTC, Side.BUY, "2", "100");
        trade(BTC, Side.SELL, "2", "100.01");
        assertThat(results.streak()).isEqualTo(1);
    }

    @Test
    void partsOfATradeAreOneTrade() {
        trade(BTC, Side.BUY, "2", "100");
        trade(BTC, Side.SELL, "1", "90");
        assertThat(results.streak()).isZero();
        trade(BTC, Side.SELL, "1", "120");
        assertThat(results.streak()).isZero();
        assertThat(results.sinceLoss(BTC, START)).isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void turningAPositionEndsATradeAndBeginsTheNext() {
        trade(BTC, Side.BUY, "1", "100");
        trade(BTC, Side.SELL, "2", "90");
        assertThat(results.streak()).isEqualTo(1);
        trade(BTC, Side.BUY, "1", "80");
        assertThat(results.streak()).isZero();
    }

    @Test
    void streakRunsOverAllMarketsAndEndsWithAWinOrTheDay() {
        lose(BTC);
        lose(ETH);
        assertThat(results.streak()).isEqualTo(2);
        results.newDay();
        assertThat(results.streak()).isZero();
        lose(BTC);
        trade(ETH, Side.BUY, "1", "100");
        trade(ETH, Side.SELL, "1", "110");
        assertThat(results.streak()).isZero();
    }

    @Test
    void timeSinceALossIsKeptPerMarket() {
        lose(BTC);
        assertThat(results.sinceLoss(BTC, START.plusSeconds(trade + 30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(results.sinceLoss(ETH, START.plusSeconds(trade + 30))).isGreaterThan(Duration.ofDays(365));
    }

    private void lose(Symbol symbol) {
        trade(symbol, Side.SELL, "1", "100");
        trade(symbol, Side.BUY, "1", "101");
    }

    private void trade(Symbol symbol, Side side, String quantity, String price) {
        trade++;
        var fill = new Fill(trade, symbol, side, Price.of(price), Quantity.of(quantity), Money.of("0.04"), false);
        var before = portfolio.position(symbol);
        var realised = portfolio.realised();
        portfolio.fill(fill);
        results.fill(
                fill,
                before,
                portfolio.position(symbol),
                portfolio.realised().minus(realised),
                START.plusSeconds(trade));
    }
}
