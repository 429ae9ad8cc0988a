package io.sapphire.agents.reasoning;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model's own words, before a person is shown them: short, plain, and neither a secret nor its instructions. They are
 * shown and never read by a machine again.
 *
 * @param instructions of which no stretch of words may be repeated
 */
public record PlainSentence(String instructions) {
    public static final int MOST_CHARACTERS = 200;

    /** Nothing but what is printed on a key: no control, no invisible, no look-alike character. */
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7E]*");
    /** Words end here: tokens, keys, hashes and addresses do not. */
    private static final int LONGEST_WORD = 24;

    private static final int STRETCH = 5;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");

    /** @throws RefusedAnswerException if it is not */
    public void check(String text) {
        refuseUnless(text.length() <= MOST_CHARACTERS, "with a text of more than " + MOST_CHARACTERS + " characters");
        refuseUnless(PLAIN.matcher(text).matches(), "with characters that are not plain");
        refuseUnless(
                SPACES.splitAsStream(text).allMatch(word -> word.length() <= LONGEST_WORD) && !text.contains("://"),
                "with something that is no word");
        var said = stretches(text);
        said.retainAll(stretches(instructions));
        refuseUnless(said.isEmpty(), "with a text that repeats its instructions");
    }

    private static Set<List<String>> stretches(String text) {
        var words = Arrays.stream(NOT_A_WORD.split(text.toLowerCase(ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toList();
        var stretches = new HashSet<List<String>>();
        for (int at = 0; at + STRETCH <= words.size(); at++) {
            stretches.add(words.subList(at, at + STRETCH));
        }
        return stretches;
    }

    private static void refuseUnless(boolean fits, String what) {
        if (!fits) {
            throw new RefusedAnswerException("the model's answer was refused: " + what);
        }
    }
}
