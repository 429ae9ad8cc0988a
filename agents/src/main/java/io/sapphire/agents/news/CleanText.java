package io.sapphire.agents.news;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Strangers' text without what cannot be seen: markup, control, invisible and direction-changing characters. */
final class CleanText {
    private static final int MOST_CHARACTERS = 300;
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");
    /** Zero width, byte order, bidirectional and tag characters, and everything that controls. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u202A-\\u202E\\u2066-\\u2069\\x{E0000}-\\x{E007F}]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    private CleanText() {}

    static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        plain = MARKUP.matcher(UNSEEN.matcher(plain).replaceAll("")).replaceAll(" ");
        plain = CONTROL.matcher(plain).replaceAll(" ").strip();
        return plain.codePointCount(0, plain.length()) <= MOST_CHARACTERS
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MOST_CHARACTERS));
    }
}
