package io.sapphire.simulator.feed.derived;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.Lines;
import io.sapphire.simulator.market.Offsets;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trades of a text file: {@code timestamp,price,amount}, seconds and decimals of any length.
 *
 * @param trades numbered by their line, the header being line 0
 * @param offsets where each of them begins, in bytes
 * @param skipped lines whose amount is zero, or becomes zero when cut to 1e-8
 */
record TradeLines(List<Trade> trades, Offsets offsets, int skipped) {

    static TradeLines read(InputStream csv, Price tick) throws IOException {
        var lines = new Lines(csv);
        var trades = new ArrayList<Trade>();
        var offsets = new Offsets();
        var rule = Optional.<TickRule>empty();
        int skipped = 0;
        var _ = lines.next();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            var words = line.orElseThrow().split(",", -1);
            long quantity = decimal(words[2], RoundingMode.DOWN);
            if (quantity == 0) {
                skipped++;
                continue;
            }
            var price = nearest(decimal(words[1], RoundingMode.HALF_EVEN), tick);
            rule = rule.or(() -> Optional.of(new TickRule(price)));
            var side = rule.orElseThrow().next(price);
            var time = Instant.ofEpochSecond(Long.parseLong(words[0]));
            offsets.add(lines.offset());
            trades.add(new Trade(lines.number() - 1, price, new Quantity(quantity), side, time));
        }
        return new TradeLines(List.copyOf(trades), offsets, skipped);
    }

    private static long decimal(String text, RoundingMode rounding) {
        return new BigDecimal(text).movePointRight(8).setScale(0, rounding).longValueExact();
    }

    private static Price nearest(long e8, Price tick) {
        return new Price(Fixed.share(e8, 1, tick.e8()) * tick.e8());
    }
}
