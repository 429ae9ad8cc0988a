package io.sapphire.simulator.rest;

import java.util.List;

/**
 * One request.
 *
 * @param client address it came from
 * @param text its literal parameters, from the query or the form: what is signed is in here, byte for byte
 */
public record Call(String client, String method, String path, String text) {
    private static final List<String> SECRET = List.of("signature=", "listenKey=");

    /** For example {@code POST /fapi/v3/order}. */
    public String name() {
        return method + " " + path;
    }

    /** As how many orders it counts. */
    int orders() {
        return switch (name()) {
            case "POST " + Route.PREFIX + "order", "PUT " + Route.PREFIX + "order" -> 1;
            case "POST " + Route.PREFIX + "batchOrders" -> BatchForm.count(text);
            default -> 0;
        };
    }

    /** Its parameters without what must not be shown. */
    String shown() {
        return String.join(
                "&",
                List.of(text.split("&", -1)).stream()
                        .filter(pair -> SECRET.stream().noneMatch(pair::startsWith))
                        .toList());
    }

    /** As the client wrote it; empty if it names none. */
    String symbol() {
        for (var pair : text.split("&", -1)) {
            if (pair.startsWith("symbol=")) {
                return pair.substring("symbol=".length());
            }
        }
        return "";
    }
}
