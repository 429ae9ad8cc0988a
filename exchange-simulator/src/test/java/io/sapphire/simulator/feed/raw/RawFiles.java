package io.sapphire.simulator.feed.raw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small recordings written for a test. */
public final class RawFiles {
    private RawFiles() {}

    public static Path write(Path file, String... lines) throws IOException {
        return Files.writeString(file, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    public static String snapshot(long millis, long id, String bid, String ask) {
        return "1 {\"lastUpdateId\":" + id + ",\"E\":" + millis + ",\"T\":" + millis + ",\"bids\":[[\"" + bid
                + "\",\"1.5\"]],\"asks\":[[\"" + ask + "\",\"2.5\"]]}";
    }

    /** One bid level. */
    public static String depth(
            String symbol, long millis, long first, long last, long previous, String bid, String size) {
        return "1 {\"stream\":\"x\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + millis + ",\"T\":" + millis + ",\"s\":\""
                + symbol + "\",\"U\":" + first + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[[\"" + bid
                + "\",\"" + size + "\"]],\"a\":[]}}";
    }

    public static String trade(String symbol, long millis, long id, String price, String quantity) {
        return "1 {\"e\":\"trade\",\"E\":" + millis + ",\"T\":" + millis + ",\"s\":\"" + symbol + "\",\"t\":" + id
                + ",\"p\":\"" + price + "\",\"q\":\"" + quantity + "\",\"X\":\"MARKET\",\"m\":true}";
    }
}
