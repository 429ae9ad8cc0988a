package io.sapphire.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a report draws, found again in its page. */
class PicturesTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void monthsHaveTheirReturnsAndTheColourOfThem() {
        var curve = new EquityCurve(Duration.ofDays(1));
        curve.add(JANUARY, Money.of("100"));
        curve.add(Instant.parse("2026-01-20T12:00:00Z"), Money.of("105"));
        curve.add(FEBRUARY, Money.of("99.75"));
        curve.end(Money.of("99.75"));

        assertThat(MonthTable.returns(curve.points()))
                .hasEntrySatisfying(
                        YearMonth.of(2026, 1), value -> assertThat(value).isCloseTo(0.05, within(1e-12)))
                .hasEntrySatisfying(
                        YearMonth.of(2026, 2), value -> assertThat(value).isCloseTo(-0.05, within(1e-12)));
        assertThat(MonthTable.html(curve.points()))
                .contains("<td style=\"background:rgba(46,125,50,0.50)\">5.00 %</td>"
                        + "<td style=\"background:rgba(198,40,40,0.50)\">-5.00 %</td>");
    }

    @Test
    void equityDrawdownAndRollingSharpeAreDrawnPointByPoint() {
        var curve = new EquityCurve(Duration.ofDays(1));
        for (int day = 0; day < 17; day++) {
            curve.add(JANUARY.plus(Duration.ofDays(day)), Money.of(Integer.toString(100 + day % 3)));
        }
        var page = new Html("test");
        Pictures.of(curve, page);
        int points = curve.points().size();
        int window = (points - 1) / 8;

        var drawn = page.end();
        assertThat(vertices(drawn, "Equity, USDT")).isEqualTo(points);
        assertThat(vertices(drawn, "Drawdown, fraction of the peak")).isEqualTo(points);
        assertThat(vertices(drawn, "Rolling Sharpe ratio, over %d observations of 86400 s".formatted(window)))
                .isEqualTo(points - window);
    }

    @Test
    void everyTradeIsAnArrowOnThePrice() {
        var marks = List.of(new PriceLine.Mark(JANUARY, 100), new PriceLine.Mark(FEBRUARY, 110));
        var deals = List.of(
                new PriceLine.Deal(JANUARY, Side.BUY, 100),
                new PriceLine.Deal(JANUARY, Side.BUY, 101),
                new PriceLine.Deal(FEBRUARY, Side.SELL, 109));
        var page = new Html("test");
        Pictures.of(new PriceLine(new Symbol("BTCUSDT"), marks, deals), page);

        var drawn = page.end();
        assertThat(drawn).contains("2 fills that bought (green, up) and 1 that sold (red, down)");
        assertThat(Pattern.compile("<path class=\"buy\"").matcher(drawn).results())
                .hasSize(2);
        assertThat(Pattern.compile("<path class=\"sell\"").matcher(drawn).results())
                .hasSize(1);
        assertThat(vertices(drawn, "trades of BTCUSDT on its mark price")).isEqualTo(2);
    }

    /** Of the line in the picture of that name. */
    private static long vertices(String page, String picture) {
        var line = Pattern.compile(
                        "aria-label=\"" + Pattern.quote(picture) + "\">.*?<path class=\"(?:up|down)\" d=\"([^\"]*)\"")
                .matcher(page);
        assertThat(line.find()).as(picture).isTrue();
        return line.group(1).split("[ML]", -1).length - 1L;
    }
}
