package io.sapphire.simulator.feed.derived;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Trade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trades of a text file: {@code timestamp,price,amount}, seconds and decimals of any length.
 *
 * @param trades numbered by their line, the header being line 0
 * @param skipped lines whose amount is zero, or becomes zero when cut to 1e-8
 */
record TradeLines(List<Trade> trades, int skipped) {

    static TradeLines read(InputStream csv, Price tick) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))
                .lines()
                .toList();
        var trades = new ArrayList<Trade>(lines.size());
        var rule = Optional.<TickRule>empty();
        int skipped = 0;
        for (int line = 1; line < lines.size(); line++) {
            var words = lines.get(line).split(",", -1);
            long quantity = decimal(words[2], RoundingMode.DOWN);
            if (quantity == 0) {
                skipped++;
                continue;
            }
            var price = nearest(decimal(words[1], RoundingMode.HALF_EVEN), tick);
            rule = rule.or(() -> Optional.of(new TickRule(price)));
            var side = rule.orElseThrow().next(price);
            var time = Instant.ofEpochSecond(Long.parseLong(words[0]));
            trades.add(new Trade(line, price, new Quantity(quantity), side, time));
        }
        return new TradeLines(List.copyOf(trades), skipped);
    }

    private static long decimal(String text, RoundingMode rounding) {
        return new BigDecimal(text).movePointRight(8).setScale(0, rounding).longValueExact();
    }

    private static Price nearest(long e8, Price tick) {
        return new Price(Fixed.share(e8, 1, tick.e8()) * tick.e8());
    }
}
