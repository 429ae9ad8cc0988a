package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Symbol;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of one request. What cannot be read is refused by name. */
final class Parameters {
    /** Of a signature; clients of older interfaces send the last three. */
    private static final Set<String> SIGNING =
            Set.of("nonce", "user", "signer", "signature", "asterChain", "timestamp", "recvWindow");

    private final Map<String, String> values = new LinkedHashMap<>();
    private int sent;

    /** @param encoded {@code name=value} joined by {@code &} */
    Parameters(String encoded) {
        for (var pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                sent++;
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    /** Already decoded. */
    Parameters(Map<String, String> values) {
        this.values.putAll(values);
        this.sent = values.size();
    }

    /** Every parameter is sent once and is one the venue knows. @param known besides those of a signature */
    void refuseOthers(Set<String> known, boolean signed) {
        if (sent > values.size()) {
            throw RequestException.of(-1101, "Duplicate values for a parameter detected.");
        }
        for (var name : values.keySet()) {
            if (!known.contains(name) && !(signed && SIGNING.contains(name))) {
                throw RequestException.of(-1104, "Not all sent parameters were read; '" + name + "' is not known.");
            }
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    String text(String name) {
        return find(name).orElseThrow(() -> RequestException.missing(name));
    }

    Symbol symbol() {
        return findSymbol().orElseThrow(() -> RequestException.missing("symbol"));
    }

    Optional<Symbol> findSymbol() {
        return find("symbol").map(text -> {
            try {
                return new Symbol(text);
            } catch (IllegalArgumentException malformed) {
                throw RequestException.of(-1121, "Invalid symbol.");
            }
        });
    }

    Optional<Long> findNumber(String name) {
        return find(name).map(text -> {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException malformed) {
                throw RequestException.invalid(name);
            }
        });
    }

    long number(String name) {
        return findNumber(name).orElseThrow(() -> RequestException.missing(name));
    }

    /**
     * Positive, in 1e-8 units.
     *
     * @param nonPositive what to answer if it is not positive
     */
    long positiveDecimal(String name, RequestException nonPositive) {
        var text = text(name);
        if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{0,30})?")) {
            throw RequestException.missing(name);
        }
        long e8 = decimal(text);
        if (e8 <= 0) {
            throw nonPositive;
        }
        return e8;
    }

    /** The same; what is not positive is not valid. */
    long positiveDecimal(String name) {
        return positiveDecimal(name, RequestException.invalid(name));
    }

    boolean flag(String name) {
        var text = find(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw RequestException.invalid(name);
        }
        return text.equals("true");
    }

    <E extends Enum<E>> E word(String name, Class<E> words, RequestException unknown) {
        var text = text(name);
        for (var word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw unknown;
    }

    /** @param otherwise if it was not sent */
    <E extends Enum<E>> E word(String name, Class<E> words, E otherwise, RequestException unknown) {
        return has(name) ? word(name, words, unknown) : otherwise;
    }

    Instant time(String name, Instant otherwise) {
        return findNumber(name).map(Instant::ofEpochMilli).orElse(otherwise);
    }

    /** How many rows to answer with. */
    int limit(int otherwise, int most) {
        long limit = findNumber("limit").orElse((long) otherwise);
        if (limit < 1) {
            throw RequestException.invalid("limit");
        }
        return (int) Math.min(limit, most);
    }

    Duration millis(String name) {
        long millis = number(name);
        if (millis < 0) {
            throw RequestException.invalid(name);
        }
        return Duration.ofMillis(millis);
    }

    private static long decimal(String text) {
        try {
            return Fixed.parse(text);
        } catch (ArithmeticException tooFine) {
            throw RequestException.of(-1111, "Precision is over the maximum defined for this asset.");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw RequestException.of(-1100, "Illegal characters found in a parameter.");
        }
    }
}
