package io.sapphire.exchange.aster.stream;

import io.sapphire.exchange.aster.rest.Fields;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the bytes of one JSON text. It knows what venues send, no more: text without escapes, whole numbers, and
 * numbers in quotes. Whatever else it meets is unexpected, and is left to a parser that knows all of JSON.
 */
final class FrameScanner {
    private byte[] bytes = {};
    private int at;

    /** It met something it does not know. Thrown often enough to be made once, without a trace. */
    static final class Unexpected extends Exception {
        private static final Unexpected ONLY = new Unexpected();

        private Unexpected() {
            super("not in this scanner's part of JSON", null, false, false);
        }
    }

    void begin(byte[] text) {
        bytes = text;
        at = 0;
    }

    /** Goes past the letter if it comes next. */
    boolean skip(char letter) throws Unexpected {
        if (next() != letter) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char letter) throws Unexpected {
        if (!skip(letter)) {
            throw Unexpected.ONLY;
        }
    }

    /** The letter that comes next, white space aside; it stays. */
    char next() throws Unexpected {
        while (at < bytes.length && bytes[at] <= ' ') {
            at++;
        }
        return letter(at);
    }

    private char letter(int index) throws Unexpected {
        if (index >= bytes.length) {
            throw Unexpected.ONLY;
        }
        return (char) (bytes[index] & 0xff);
    }

    /** A text in quotes. */
    String text() throws Unexpected {
        int end = quoted();
        var text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        at = end + 1;
        return text;
    }

    /** Goes into the quotes. @return where they end */
    private int quoted() throws Unexpected {
        expect('"');
        int end = at;
        for (char letter = letter(end); letter != '"'; letter = letter(++end)) {
            if (letter == '\\') {
                throw Unexpected.ONLY;
            }
        }
        return end;
    }

    /** A whole number, in quotes or not. */
    long number() throws Unexpected {
        boolean quoted = skip('"');
        int start = at;
        long value = 0;
        for (char letter = letter(at); letter >= '0' && letter <= '9'; letter = letter(++at)) {
            value = 10 * value + letter - '0';
        }
        if (at == start || at - start > Fields.SAFE_LENGTH || quoted && !skip('"')) {
            throw Unexpected.ONLY;
        }
        return value;
    }

    /** A decimal in quotes. @return in 1e-8 units */
    long e8() throws Unexpected {
        int end = quoted();
        long value = Fields.e8(bytes, at, end - at);
        at = end + 1;
        return value;
    }

    /** Goes past a value of any kind. */
    void skipValue() throws Unexpected {
        int depth = 0;
        do {
            switch (next()) {
                case '"' -> at = quoted() + 1;
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || !endsValue(next()));
    }

    private static boolean endsValue(char letter) {
        return letter == ',' || letter == '}' || letter == ']';
    }
}
