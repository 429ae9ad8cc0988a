package io.sapphire.exchange.aster.rest;

import io.sapphire.domain.market.Fixed;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Reads the venue's fields, which come as numbers or as strings, whatever the documentation says. */
public final class Fields {
    private static final int DIGITS = 8;
    /** With one digit more a long could overflow. */
    private static final int SAFE_LENGTH = 18;

    private Fields() {}

    public static long number(JsonNode field, long absent) {
        if (field.isNumber()) {
            return field.asLong();
        }
        var text = field.asString("");
        return text.isEmpty() ? absent : Long.parseLong(text);
    }

    public static Instant time(JsonNode field) {
        return Instant.ofEpochMilli(number(field, 0));
    }

    /** "true", "TRUE" or true. */
    public static boolean flag(JsonNode field) {
        return field.isBoolean() ? field.asBoolean() : "true".equalsIgnoreCase(field.asString(""));
    }

    /** A decimal in 1e-8 units; 0 if it is absent. */
    public static long e8(JsonNode field) {
        var text = field.isMissingNode() || field.isNull() ? "" : field.asString();
        return text.isEmpty() ? 0 : e8(text);
    }

    /** A plain decimal fast, anything else by {@link Fixed#parse}. */
    static long e8(String text) {
        long value = 0;
        int decimals = -1;
        for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '.' && decimals < 0) {
                decimals = 0;
            } else if (letter >= '0' && letter <= '9' && text.length() <= SAFE_LENGTH && decimals < DIGITS) {
                value = 10 * value + letter - '0';
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return Fixed.parse(text);
            }
        }
        return scaled(text.charAt(0) == '-' ? -value : value, Math.max(0, decimals));
    }

    private static long scaled(long value, int decimals) {
        long scaled = value;
        for (int i = decimals; i < DIGITS; i++) {
            scaled = Math.multiplyExact(scaled, 10);
        }
        return scaled;
    }
}
