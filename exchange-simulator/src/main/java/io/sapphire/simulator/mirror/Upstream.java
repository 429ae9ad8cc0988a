package io.sapphire.simulator.mirror;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the venue is that is followed.
 *
 * @param rest base URL of its REST side, for example {@code https://fapi.asterdex.com}
 * @param streams base URL of its market streams, for example {@code wss://fstream.asterdex.com}
 */
public record Upstream(String rest, String streams) {
    /** Documentation of Aster futures V3, 2026-06-30. */
    public static final String ASTER_REST = "https://fapi.asterdex.com";

    public static final String ASTER_STREAMS = "wss://fstream.asterdex.com";

    private static final List<String> KINDS = List.of("depth@100ms", "aggTrade", "bookTicker", "markPrice@1s");
    /** What a venue gives one connection. */
    static final int MOST_STREAMS = 200;

    static final int MOST_MARKETS = MOST_STREAMS / KINDS.size();

    public Upstream {
        rest = absolute("rest", rest, "http");
        streams = absolute("streams", streams, "ws");
    }

    URI rest(String pathAndQuery) {
        return URI.create(rest + "/fapi/v3/" + pathAndQuery);
    }

    /** One connection for everything of these markets. */
    URI streams(List<String> symbols) {
        var names = symbols.stream()
                .map(symbol -> symbol.toLowerCase(Locale.ROOT))
                .flatMap(symbol -> KINDS.stream().map(kind -> symbol + "@" + kind));
        return URI.create(streams + "/stream?streams=" + names.collect(Collectors.joining("/")));
    }

    /** For people. */
    String name() {
        return rest.equals(ASTER_REST) ? "Aster" : rest;
    }

    private static String absolute(String key, String url, String scheme) {
        boolean fits = Stream.of(scheme + "://", scheme + "s://").anyMatch(url::startsWith);
        if (!fits || url.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("sapphire.simulator.mirror." + key + " must be a URL that begins with "
                    + scheme + ":// or " + scheme + "s://, was '" + url + "'");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
