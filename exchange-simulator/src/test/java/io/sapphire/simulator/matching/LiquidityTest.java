package io.sapphire.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.LevelChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiquidityTest {
    private final Liquidity liquidity = new Liquidity();

    @BeforeEach
    void showThreeAsks() {
        show("101", "1");
        show("102", "2");
        show("103", "3");
    }

    @Test
    void aBuyWalksUpTheAsksAsFarAsItsPriceAllows() {
        assertThat(liquidity.walk(Side.BUY, Fixed.parse("5"), price -> price.compareTo(Price.of("102")) <= 0))
                .containsExactly(match("101", "1"), match("102", "2"));
    }

    @Test
    void aSmallBuyTakesPartOfTheBestLevel() {
        assertThat(liquidity.walk(Side.BUY, Fixed.parse("0.4"), _ -> true)).containsExactly(match("101", "0.4"));
    }

    @Test
    void whatWasTakenIsNotOfferedAgain() {
        liquidity.take(Side.BUY, match("101", "0.4"));
        liquidity.take(Side.BUY, match("102", "2"));
        assertThat(liquidity.walk(Side.BUY, Fixed.parse("2"), _ -> true))
                .containsExactly(match("101", "0.6"), match("103", "1.4"));
        assertThat(liquidity.displayed().displayed(Side.SELL, Price.of("102"))).isEqualTo(Fixed.parse("2"));
    }

    @Test
    void aLevelTheRecordingRefreshesIsWholeAgain() {
        liquidity.take(Side.BUY, match("101", "1"));
        show("101", "0.7");
        assertThat(liquidity.best(Side.SELL))
                .hasValueSatisfying(level -> assertThat(level.quantity()).isEqualTo(Quantity.of("0.7")));
    }

    @Test
    void anotherLevelsRefreshGivesNothingBack() {
        liquidity.take(Side.BUY, match("101", "1"));
        show("102", "9");
        assertThat(liquidity.best(Side.SELL))
                .hasValueSatisfying(level -> assertThat(level.price()).isEqualTo(Price.of("102")));
    }

    private void show(String price, String quantity) {
        liquidity.apply(new LevelChange(Side.SELL, Price.of(price), Fixed.parse(quantity)));
    }

    private static Match match(String price, String quantity) {
        return new Match(Price.of(price), Quantity.of(quantity));
    }
}
