package io.sapphire.gateway.http;

import io.sapphire.domain.market.Symbol;
import io.sapphire.gateway.stream.Moment;
import io.sapphire.gateway.view.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What a request asks for, read strictly. Every method throws {@link Refused} for what it cannot read. */
final class Query {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 500;
    private static final int LONGEST_TEXT = 100;
    /** Years 1970 to 2255: any moment a log can hold. */
    private static final long LATEST_MICROS = 9_000_000_000_000_000L;

    private final ServerRequest request;

    Query(ServerRequest request) {
        this.request = request;
    }

    int limit() {
        return number("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT);
    }

    int number(String name, int otherwise, int least, int most) {
        return (int) whole(name, least, most).orElse((long) otherwise).longValue();
    }

    Optional<Long> atLeast() {
        return whole("at-least", 0, Long.MAX_VALUE);
    }

    /** The past that is meant; the present if absent. */
    Optional<Moment> at() {
        return request.queryParam("at").map(Query::moment);
    }

    /** Path and parameters as they were sent, but for the moment: the same text is the same question. */
    String withoutMoment() {
        var parameters = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
        return Arrays.stream(parameters.split("&"))
                .filter(parameter -> !parameter.matches("at(-least)?(=.*)?"))
                .collect(Collectors.joining("&", request.path() + "?", ""));
    }

    private static Moment moment(String text) {
        try {
            return text.matches("[0-9]{1,18}")
                    ? new Moment.Sequence(Long.parseLong(text))
                    : new Moment.Time(Instant.parse(text));
        } catch (DateTimeException noMoment) {
            throw Refused.invalid("Parameter at must be a sequence, or venue time such as 2026-01-05T12:00:00Z.");
        }
    }

    Optional<Cursor> cursor() {
        return request.queryParam("cursor").map(Cursor::parse);
    }

    Optional<Symbol> symbol() {
        return request.queryParam("symbol").map(Query::symbol);
    }

    Symbol pathSymbol() {
        try {
            return new Symbol(request.pathVariable("symbol"));
        } catch (IllegalArgumentException noSymbol) {
            throw Refused.notFound("There is no market '" + shown(request.pathVariable("symbol")) + "'.");
        }
    }

    private static Symbol symbol(String text) {
        try {
            return new Symbol(text);
        } catch (IllegalArgumentException noSymbol) {
            throw Refused.invalid("Parameter symbol must be 2 to 20 capital letters or digits.");
        }
    }

    Instant from() {
        return instant("from").orElse(Instant.EPOCH);
    }

    Instant to() {
        return instant("to").orElse(Json.instant(LATEST_MICROS));
    }

    private Optional<Instant> instant(String name) {
        try {
            return whole(name, 0, LATEST_MICROS).map(Json::instant);
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw Refused.invalid("Parameter " + name + " is no moment in microseconds since the epoch.");
        }
    }

    /** Words of a list, each of which must be known. */
    Set<String> words(String name, Set<String> known) {
        return request.queryParam(name)
                .map(list -> Arrays.stream(list.split(",", -1))
                        .map(word -> known(name, word, known))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** One of the known words. */
    <T> Optional<T> oneOf(String name, Function<String, Optional<T>> reader, String expected) {
        return request.queryParam(name)
                .map(word -> reader.apply(word)
                        .orElseThrow(() -> Refused.invalid("Parameter " + name + " must be " + expected + ".")));
    }

    private static String known(String name, String word, Set<String> known) {
        if (!known.contains(word)) {
            throw Refused.invalid("Parameter " + name + " must be of "
                    + known.stream().sorted().toList() + ".");
        }
        return word;
    }

    /** As it was sent; at most 100 characters. */
    Optional<String> text(String name) {
        return request.queryParam(name).map(text -> {
            if (text.isEmpty() || text.length() > LONGEST_TEXT) {
                throw Refused.invalid("Parameter %s must have 1 to %d characters.".formatted(name, LONGEST_TEXT));
            }
            return text;
        });
    }

    String path(String name) {
        return request.pathVariable(name);
    }

    Optional<Long> whole(String name, long least, long most) {
        return request.queryParam(name).map(text -> {
            try {
                long value = Long.parseLong(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException notWhole) {
                // told below
            }
            throw Refused.invalid("Parameter %s must be a whole number from %d to %d.".formatted(name, least, most));
        });
    }

    /** What of a foreign text may be shown back. */
    static String shown(String text) {
        var plain = text.replaceAll("[^A-Za-z0-9._:-]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + ".." : plain;
    }
}
