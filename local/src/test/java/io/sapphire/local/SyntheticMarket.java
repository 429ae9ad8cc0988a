package io.sapphire.local;

import io.sapphire.domain.market.Fixed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A synthetic recording of raw futures frames, one change a second, whose price swings like a pendulum. For tests: it
 * says nothing about any market.
 */
public final class SyntheticMarket {
    private static final long START = 1_767_614_400_000L;
    private static final long TICK = Fixed.ONE / 10;
    private static final int LEVELS = 10;

    private final PrintWriter out;
    private final String symbol;
    private long update = 1_000;
    private long trade = 1;
    private long middle;

    private SyntheticMarket(PrintWriter out, String symbol) {
        this.out = out;
        this.symbol = symbol;
        this.middle = middleAt(0);
    }

    /** Writes so many minutes. */
    public static Path write(Path file, String symbol, int minutes) throws IOException {
        try (var zip = new GZIPOutputStream(Files.newOutputStream(file));
                var out = new PrintWriter(zip, false, StandardCharsets.UTF_8)) {
            var market = new SyntheticMarket(out, symbol);
            market.snapshot();
            for (int second = 1; second < minutes * 60; second++) {
                market.second(second);
            }
        }
        return file;
    }

    private static long middleAt(int second) {
        long swing = (long) StrictMath.rint(3_000 * StrictMath.sin(2 * StrictMath.PI * second / 2_400));
        return (600_000 + swing) * TICK;
    }

    private void snapshot() {
        line(
                START,
                "{\"lastUpdateId\":%d,\"E\":%d,\"T\":%d,\"bids\":[%s],\"asks\":[%s]}"
                        .formatted(update, START, START, levels(-1, "2.000"), levels(1, "2.000")));
    }

    private void second(int second) {
        long time = START + second * 1_000L;
        var gone = new String[] {levels(-1, "0.000"), levels(1, "0.000")};
        long before = middle;
        middle = middleAt(second);
        boolean moved = middle != before;
        long first = update + 1;
        long previous = update;
        update += 2;
        line(
                time,
                stream(
                        "depth@0ms",
                        "\"e\":\"depthUpdate\",\"E\":%d,\"T\":%d,\"s\":\"%s\",\"U\":%d,\"u\":%d,\"pu\":%d,\"b\":[%s],\"a\":[%s]"
                                .formatted(
                                        time,
                                        time,
                                        symbol,
                                        first,
                                        update,
                                        previous,
                                        moved ? gone[0] + "," + levels(-1, size(second)) : levels(-1, size(second)),
                                        moved ? gone[1] + "," + levels(1, size(second)) : levels(1, size(second)))));
        line(
                time,
                stream(
                        "bookTicker",
                        "\"e\":\"bookTicker\",\"u\":%d,\"s\":\"%s\",\"b\":\"%s\",\"B\":\"%s\",\"a\":\"%s\",\"A\":\"%s\",\"T\":%d,\"E\":%d"
                                .formatted(
                                        update, symbol, price(-1), size(second), price(1), size(second), time, time)));
        boolean buyerIsMaker = middle < before;
        line(
                time,
                stream(
                        "trade",
                        "\"e\":\"trade\",\"E\":%d,\"T\":%d,\"s\":\"%s\",\"t\":%d,\"p\":\"%s\",\"q\":\"0.010\",\"X\":\"MARKET\",\"m\":%s"
                                .formatted(time, time, symbol, trade++, price(buyerIsMaker ? -1 : 1), buyerIsMaker)));
    }

    private static String size(int second) {
        return "%d.%03d".formatted(1 + second % 3, second % 1_000);
    }

    private String levels(int side, String size) {
        var levels = new StringBuilder();
        for (int level = 1; level <= LEVELS; level++) {
            levels.append(level == 1 ? "" : ",")
                    .append("[\"")
                    .append(price(side * level))
                    .append("\",\"")
                    .append(size)
                    .append("\"]");
        }
        return levels.toString();
    }

    private String price(int ticksAway) {
        return Fixed.toPlainString(middle + ticksAway * TICK);
    }

    private String stream(String name, String data) {
        return "{\"stream\":\"%s@%s\",\"data\":{%s}}".formatted(symbol.toLowerCase(java.util.Locale.ROOT), name, data);
    }

    private void line(long time, String json) {
        out.println(time * 1_000_000L + " " + json);
    }
}
