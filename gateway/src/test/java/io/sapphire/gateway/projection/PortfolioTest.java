package io.sapphire.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.Direction;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.view.Account.PortfolioRow;
import io.sapphire.gateway.view.Account.PositionRow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand. */
class PortfolioTest {
    private final Story story = Story.trading("run");

    @Test
    void moneyAddsUpAfterAddingReducingAndFunding() {
        story.frame(1, "60000");
        buy("60000", "0.02", "0.48"); // cost 1200
        buy("60300", "0.01", "0.2412"); // cost 603: 1803 for 0.03, on average 60100
        story.frame(2, "60500");
        sell("60400", "0.01", "0.2416"); // releases 601, brings 604: +3
        story.account(new AccountEvent.FundingPaid(Story.BTC, Money.of("-0.12"), story.now()));
        story.frame(3, "60700");

        var portfolio = portfolio();
        var position = portfolio.positions().getFirst();
        assertThat(position.side()).isEqualTo(Direction.LONG);
        assertThat(position.qty()).hasToString("0.02");
        assertThat(position.entryPrice()).hasToString("60100");
        assertThat(position.cost()).hasToString("1202");
        assertThat(position.notional()).hasToString("1214");
        assertThat(position.uPnl()).hasToString("12");
        assertThat(position.uPnlBp()).isEqualTo(99.83);
        assertThat(position.realisedPnl()).hasToString("3");
        assertThat(portfolio.bridge().grossRealised()).hasToString("3");
        assertThat(portfolio.bridge().grossOpen()).hasToString("12");
        assertThat(portfolio.bridge().fees()).hasToString("-0.9628");
        assertThat(portfolio.bridge().funding()).hasToString("-0.12");
        assertThat(portfolio.bridge().net()).hasToString("13.9172");
        assertThat(portfolio.equity()).hasToString("10013.9172");
        assertThat(portfolio.cash()).hasToString("8799.9172");
        assertThat(portfolio.balanced()).isTrue();
        assertThat(position.leverage()).isEqualTo(0.12123128);
    }

    @Test
    void aPositionThatTurnsRealisesAllAndCostsOnlyTheRest() {
        story.frame(1, "60000");
        buy("60000", "0.01", "0");
        sell("60600", "0.03", "0");
        story.frame(2, "60600");

        var portfolio = portfolio();
        var position = portfolio.positions().getFirst();
        assertThat(position.side()).isEqualTo(Direction.SHORT);
        assertThat(position.qty()).hasToString("0.02");
        assertThat(position.cost()).hasToString("-1212");
        assertThat(position.realisedPnl()).hasToString("6");
        assertThat(portfolio.equity()).hasToString("10006");
        assertThat(portfolio.balanced()).isTrue();
    }

    @Test
    void aThirdOfAnOddCostIsReleasedHalfEvenAndNothingIsLost() {
        story.frame(1, "60000");
        buy("33333.3", "0.003", "0"); // 99.9999
        sell("33333.4", "0.001", "0"); // releases 33.3333
        sell("33333.4", "0.001", "0");
        sell("33333.4", "0.001", "0");

        assertThat(portfolio().positions()).isEmpty();
        assertThat(portfolio().bridge().grossRealised()).hasToString("0.0003");
        assertThat(portfolio().equity()).hasToString("10000.0003");
    }

    @Test
    void aDepositIsNeitherProfitNorDrawdown() {
        story.frame(1, "60000");
        buy("60000", "0.02", "0");
        story.frame(2, "59000"); // -20 of 10000
        story.account(new AccountEvent.BalanceChanged("USDT", Money.of("-5000"), "WITHDRAW", story.now()));
        story.frame(3, "59000");

        assertThat(portfolio().equity()).hasToString("4980");
        assertThat(portfolio().netPnl()).hasToString("-20");
        assertThat(portfolio().maxDrawdownRatio()).isEqualTo(0.004);
        assertThat(portfolio().lossToday()).hasToString("20");
    }

    @Test
    void aPositionIsUnprotectedUntilItsStopWorksAtTheVenue() {
        story.frame(1, "60000");
        buy("60000", "0.02", "0");
        var stop = story.protect(Side.SELL, "0.02", "58200");
        story.frame(2, "60000");
        assertThat(position().protection().resident()).isFalse();
        assertThat(position().protection().unprotectedMs()).isEqualTo(Duration.ofSeconds(10));

        story.accept(stop);
        assertThat(position().protection().resident()).isTrue();
        assertThat(position().protection().stopPrice()).hasToString("58200");
        assertThat(position().protection().unprotectedMs()).isEqualTo(Duration.ZERO);
        assertThat(position().decisionId()).isEqualTo("d-1");
    }

    /** A take-profit at the venue is told beside the stop, and protects nothing. */
    @Test
    void aTakeProfitIsToldAndDoesNotCountAsAStop() {
        story.frame(1, "60000");
        buy("60000", "0.02", "0");
        story.accept(story.takeProfit(Side.SELL, "0.02", "63600"));
        assertThat(position().protection().takeProfitPrice()).hasToString("63600");
        assertThat(position().protection().resident()).isFalse();
        assertThat(position().protection().stopPrice()).isNull();
    }

    @Test
    void equityIsThinnedWithoutLosingItsExtremes() {
        var series = new EquitySeries(1_000);
        for (int second = 0; second < 5_000; second++) {
            long worth = second == 777 ? 1 : second == 4_321 ? 9_999 : 5_000 + second % 7;
            series.add(Story.START.plusSeconds(second), new Money(worth));
        }
        var shown = series.between(Instant.EPOCH, Story.START.plusSeconds(10_000), 600);
        assertThat(shown).hasSizeBetween(100, 600);
        assertThat(shown.stream().mapToLong(sample -> sample.equity().e8())).contains(1L, 9_999L);
        assertThat(shown.getLast().time()).isEqualTo(Story.START.plusSeconds(4_999));
        assertThat(shown).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    }

    private PortfolioRow portfolio() {
        return Folded.of(story).run().orElseThrow().portfolio();
    }

    private PositionRow position() {
        return portfolio().positions().getFirst();
    }

    private void buy(String price, String quantity, String fee) {
        traded(Side.BUY, price, quantity, fee);
    }

    private void sell(String price, String quantity, String fee) {
        traded(Side.SELL, price, quantity, fee);
    }

    private void traded(Side side, String price, String quantity, String fee) {
        story.decide(1, side == Side.BUY ? Direction.LONG : Direction.SHORT, 0.61);
        var order = story.intend(side, quantity, price);
        story.accept(order);
        story.fill(order, price, quantity, fee);
    }
}
