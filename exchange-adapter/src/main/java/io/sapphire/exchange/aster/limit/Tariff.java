package io.sapphire.exchange.aster.limit;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each request costs, and what it is for. What is not listed costs 1.
 *
 * @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "Weight" of each endpoint, read 2026-06-30</a>
 */
public final class Tariff {
    private static final String PREFIX = "/fapi/v3/";
    private static final int HUNDRED = 100;
    private static final int FIVE_HUNDRED = 500;
    private static final int THOUSAND = 1_000;

    private static final Map<String, Integer> READS = Map.ofEntries(
            Map.entry("aggTrades", 20),
            Map.entry("historicalTrades", 20),
            Map.entry("positionSide/dual", 30),
            Map.entry("stpMode", 30),
            Map.entry("multiAssetsMargin", 30),
            Map.entry("balance", 5),
            Map.entry("accountWithJoinMargin", 5),
            Map.entry("positionRisk", 5),
            Map.entry("commissionRate", 20),
            Map.entry("adlQuantile", 5),
            Map.entry("userTrades", 5),
            Map.entry("income", 30),
            Map.entry("allOrders", 5),
            Map.entry("forceOrders", 50),
            // The venue does not say; it is asked once.
            Map.entry("agent", 20));

    private static final Map<String, Integer> CHANGES =
            Map.of("batchOrders", 5, "countdownCancelAll", 10, "asset/wallet/transfer", 5);
    /** What has to be known to cancel and close. */
    private static final Set<String> OPEN = Set.of("order", "openOrder", "openOrders", "positionRisk", "balance");

    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d{1,6})");
    private static final Pattern ONLY_SMALLER = Pattern.compile("(?:^|&)(?:reduceOnly|closePosition)=true(?:&|$)");
    private static final Pattern BATCHED = Pattern.compile("newClientOrderId");
    private static final Pattern SYMBOL = Pattern.compile("(?:^|&)symbol=");

    private Tariff() {}

    /** @param parameters the literal text, signed or not */
    public static Charge read(String path, String parameters, boolean signed) {
        var name = name(path);
        var lane = OPEN.contains(name) ? Lane.SAFETY : signed ? Lane.ACCOUNT : Lane.MARKET;
        return new Charge("GET " + path, lane, weightOfRead(name, parameters), 0, true);
    }

    private static int weightOfRead(String name, String parameters) {
        return switch (name) {
            case "depth" -> depth(limit(parameters).orElse(FIVE_HUNDRED));
            case "klines", "markPriceKlines", "indexPriceKlines" ->
                klines(limit(parameters).orElse(FIVE_HUNDRED));
            case "openOrders" -> SYMBOL.matcher(parameters).find() ? 1 : 40;
            case "ticker/24hr" -> SYMBOL.matcher(parameters).find() ? 1 : 40;
            case "ticker/price", "ticker/bookTicker" ->
                SYMBOL.matcher(parameters).find() ? 1 : 2;
            default -> READS.getOrDefault(name, 1);
        };
    }

    private static int depth(int limit) {
        if (limit < HUNDRED) {
            return 2;
        }
        if (limit < FIVE_HUNDRED) {
            return 5;
        }
        return limit < THOUSAND ? 10 : 20;
    }

    private static int klines(int limit) {
        if (limit < HUNDRED) {
            return 1;
        }
        if (limit < FIVE_HUNDRED) {
            return 2;
        }
        return limit <= THOUSAND ? 5 : 10;
    }

    /** Cancels, and orders that can only make a position smaller, go first. */
    public static Charge change(String method, String path, String parameters) {
        var name = name(path);
        boolean safe = method.equals("DELETE")
                || name.equals("countdownCancelAll")
                || name.equals("noop")
                || ONLY_SMALLER.matcher(parameters).find();
        int orders = method.equals("DELETE") ? 0 : orders(name, parameters);
        var lane = safe ? Lane.SAFETY : Lane.ACCOUNT;
        int weight = method.equals("DELETE") ? 1 : CHANGES.getOrDefault(name, 1);
        return new Charge(method + " " + path, lane, weight, orders, false);
    }

    /** Every order of a batch counts. */
    private static int orders(String name, String parameters) {
        return switch (name) {
            case "order" -> 1;
            case "batchOrders" ->
                Math.toIntExact(BATCHED.matcher(parameters).results().count());
            default -> 0;
        };
    }

    private static String name(String path) {
        return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
    }

    private static OptionalInt limit(String parameters) {
        var limit = LIMIT.matcher(parameters);
        return limit.find() ? OptionalInt.of(Integer.parseInt(limit.group(1))) : OptionalInt.empty();
    }
}
