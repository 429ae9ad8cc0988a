package io.sapphire.agents.sentiment;

import static java.util.Locale.ROOT;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a headline, as they are compared: lower case, without marks and signs. */
record Words(List<String> all) {
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:'t)?");

    static Words of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(ROOT);
        return new Words(WORD.matcher(plain).results().map(MatchResult::group).toList());
    }

    Set<String> distinct() {
        return new HashSet<>(all);
    }

    /** Share of the words of both that both have: 1 if they say the same, 0 if nothing is common. */
    static double overlap(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        long either = one.size() + other.size() - common;
        return either == 0 ? 0 : common / (double) either;
    }
}
