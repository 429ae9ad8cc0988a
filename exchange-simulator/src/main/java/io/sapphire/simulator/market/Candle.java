package io.sapphire.simulator.market;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.math.BigDecimal;

/**
 * What was traded in a span of time.
 *
 * @param volume base-asset units
 * @param quoteVolume quote-asset units
 * @param takerBase of the volume what was bought by aggressors
 * @param takerQuote the same in quote-asset units
 * @param firstId of the first trade; -1 if there was none
 * @param lastId of the last trade; -1 if there was none
 */
public record Candle(
        Price open,
        Price high,
        Price low,
        Price close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        BigDecimal takerBase,
        BigDecimal takerQuote,
        long firstId,
        long lastId,
        long trades) {
    private static final int DECIMALS = 8;
    private static final BigDecimal NONE = BigDecimal.ZERO;

    static Candle of(Trade trade) {
        var price = trade.price();
        var base = BigDecimal.valueOf(trade.quantity().e8(), DECIMALS);
        var quote =
                BigDecimal.valueOf(Fixed.multiply(price.e8(), trade.quantity().e8()), DECIMALS);
        boolean bought = trade.aggressor() == Side.BUY;
        return new Candle(
                price,
                price,
                price,
                price,
                base,
                quote,
                bought ? base : NONE,
                bought ? quote : NONE,
                trade.id(),
                trade.id(),
                1);
    }

    /** Nothing was traded: the price stays where it was. */
    static Candle quiet(Price price) {
        return new Candle(price, price, price, price, NONE, NONE, NONE, NONE, -1, -1, 0);
    }

    /** This and what came after it. */
    Candle and(Candle later) {
        return new Candle(
                trades == 0 && later.trades > 0 ? later.open : open,
                high.compareTo(later.high) >= 0 ? high : later.high,
                low.compareTo(later.low) <= 0 ? low : later.low,
                later.close,
                volume.add(later.volume),
                quoteVolume.add(later.quoteVolume),
                takerBase.add(later.takerBase),
                takerQuote.add(later.takerQuote),
                firstId < 0 ? later.firstId : firstId,
                later.lastId < 0 ? lastId : later.lastId,
                trades + later.trades);
    }
}
