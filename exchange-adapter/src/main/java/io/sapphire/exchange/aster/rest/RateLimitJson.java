package io.sapphire.exchange.aster.rest;

import io.sapphire.exchange.aster.limit.RateLimit;
import io.sapphire.exchange.aster.limit.RateLimit.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The venue's limits as {@code exchangeInfo} words them. */
public final class RateLimitJson {

    private RateLimitJson() {}

    /** What cannot be understood is left out: the venue may count something new. */
    public static List<RateLimit> read(JsonNode exchangeInfo) {
        return exchangeInfo
                .path("rateLimits")
                .valueStream()
                .flatMap(row -> limit(row).stream())
                .toList();
    }

    private static Optional<RateLimit> limit(JsonNode row) {
        long most = Fields.number(row.path("limit"), 0);
        return most < 1
                ? Optional.empty()
                : kind(row).flatMap(kind -> interval(row).map(interval -> new RateLimit(kind, interval, most)));
    }

    private static Optional<Kind> kind(JsonNode row) {
        return switch (row.path("rateLimitType").asString("")) {
            case "REQUEST_WEIGHT" -> Optional.of(Kind.REQUEST_WEIGHT);
            case "ORDERS" -> Optional.of(Kind.ORDERS);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> interval(JsonNode row) {
        long number = Math.max(1, Fields.number(row.path("intervalNum"), 1));
        return switch (row.path("interval").asString("")) {
            case "SECOND" -> Optional.of(Duration.ofSeconds(number));
            case "MINUTE" -> Optional.of(Duration.ofMinutes(number));
            case "HOUR" -> Optional.of(Duration.ofHours(number));
            case "DAY" -> Optional.of(Duration.ofDays(number));
            default -> Optional.empty();
        };
    }
}
