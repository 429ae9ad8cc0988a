package io.sapphire.exchange.aster.rest;

import io.sapphire.domain.market.Fixed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Reads the venue's fields, which come as numbers or as strings, whatever the documentation says. */
public final class Fields {
    private static final int DIGITS = 8;
    /** With one digit more a long could overflow. */
    public static final int SAFE_LENGTH = 18;

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

    static long e8(String text) {
        var letters = text.getBytes(StandardCharsets.ISO_8859_1);
        return e8(letters, 0, letters.length);
    }

    /** A plain decimal fast, anything else by {@link Fixed#parse}. */
    public static long e8(byte[] letters, int offset, int length) {
        long value = 0;
        int decimals = -1;
        boolean negative = length > 0 && letters[offset] == '-';
        for (int i = offset + (negative ? 1 : 0); i < offset + length; i++) {
            byte letter = letters[i];
            if (letter == '.' && decimals < 0) {
                decimals = 0;
            } else if (letter >= '0' && letter <= '9' && length <= SAFE_LENGTH && decimals < DIGITS) {
                value = 10 * value + letter - '0';
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return Fixed.parse(new String(letters, offset, length, StandardCharsets.ISO_8859_1));
            }
        }
        return scaled(negative ? -value : value, Math.max(0, decimals));
    }

    private static long scaled(long value, int decimals) {
        long scaled = value;
        for (int i = decimals; i < DIGITS; i++) {
            scaled = Math.multiplyExact(scaled, 10);
        }
        return scaled;
    }
}
