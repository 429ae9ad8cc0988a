package io.sapphire.local.screen;

import io.sapphire.domain.market.Fixed;
import java.math.BigDecimal;

/** Trades as CSV: when, which way, from and to which fraction of equity, and the close, exactly. */
final class TradeFile {

    private TradeFile() {}

    static String of(Trades trades, Closes closes) {
        var text = new StringBuilder("time,side,from,to,price\n");
        for (int i = 0; i < trades.size(); i++) {
            text.append(closes.time(trades.bar(i)))
                    .append(trades.to(i) > trades.from(i) ? ",BUY," : ",SELL,")
                    .append(fraction(trades.from(i)))
                    .append(',')
                    .append(fraction(trades.to(i)))
                    .append(',')
                    .append(Fixed.toPlainString(closes.e8(trades.bar(i))))
                    .append('\n');
        }
        return text.toString();
    }

    private static String fraction(double position) {
        return position == 0
                ? "0"
                : BigDecimal.valueOf(position).stripTrailingZeros().toPlainString();
    }
}
