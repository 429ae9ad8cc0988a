package io.sapphire.agents.sentiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What terms of finance mean for a price. Written for this program: published word lists must not be shipped. */
final class Lexicon {
    private static final double MOST_WEIGHT = 3;
    private static final int LONGEST_TERM = 3;
    private static final int NEGATION_REACH = 3;
    /** One word alone does not make a tone of one (methods.md 3.1). */
    private static final double DAMPING = 2;

    private static final double LOUD = 1.5;
    private static final double SOFT = 0.5;
    private static final Set<String> NEGATORS =
            Set.of("not", "no", "never", "without", "fails", "denies", "deny", "isn't", "won't", "doesn't", "didn't");
    private static final Set<String> INTENSIFIERS = Set.of("record", "massive", "huge", "sharply", "biggest", "major");
    private static final Set<String> HEDGES = Set.of("may", "could", "might", "reportedly", "rumored", "possible");

    private final Map<List<String>, Double> weights;

    private Lexicon(Map<List<String>, Double> weights) {
        this.weights = weights;
    }

    /** The one that comes with the program. */
    static Lexicon own() {
        try (var lines = new BufferedReader(new InputStreamReader(
                requireNonNull(Lexicon.class.getResourceAsStream("lexicon.tsv"), "lexicon.tsv is missing"), UTF_8))) {
            return of(lines.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalArgumentException if a line is not: term, weight, category, reason, with tabs between */
    static Lexicon of(List<String> lines) {
        Map<List<String>, Double> weights = new HashMap<>();
        for (var line : lines) {
            var cells = line.split("\t", -1);
            if (cells.length != 4 || cells[3].isBlank()) {
                throw new IllegalArgumentException("a line of the lexicon has no four cells: '" + line + "'");
            }
            double weight = Double.parseDouble(cells[1]);
            var term = Words.of(cells[0]).all();
            if (!(Math.abs(weight) <= MOST_WEIGHT) || term.isEmpty() || term.size() > LONGEST_TERM) {
                throw new IllegalArgumentException("a term of the lexicon is out of bounds: '" + line + "'");
            }
            if (weights.put(term, weight) != null) {
                throw new IllegalArgumentException("the lexicon has the term '" + cells[0] + "' twice");
            }
        }
        return new Lexicon(weights);
    }

    int size() {
        return weights.size();
    }

    /** What a headline says of the price, from -1 to 1; nothing if it has no term of the lexicon. */
    Optional<Double> tone(Words words) {
        double good = 0;
        double bad = 0;
        for (int at = 0; at < words.all().size(); ) {
            int length = termAt(words.all(), at);
            if (length > 0) {
                double weight = weightOf(words.all(), at, length);
                good += Math.max(weight, 0);
                bad += Math.max(-weight, 0);
            }
            at += Math.max(length, 1);
        }
        return good + bad == 0 ? Optional.empty() : Optional.of(damped(good, bad));
    }

    static double damped(double good, double bad) {
        return (good - bad) / (good + bad + DAMPING);
    }

    /** Length of the longest term that begins here; 0 if none does. */
    private int termAt(List<String> words, int at) {
        for (int length = Math.min(LONGEST_TERM, words.size() - at); length > 0; length--) {
            if (weights.containsKey(words.subList(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    /** Only good terms are turned round by a negation before them: what is not bad is not good yet. */
    private double weightOf(List<String> words, int at, int length) {
        double weight = weights.getOrDefault(words.subList(at, at + length), 0.0);
        var before = words.subList(Math.max(0, at - NEGATION_REACH), at);
        boolean negated = before.stream().anyMatch(NEGATORS::contains);
        double loudness = before.stream().anyMatch(HEDGES::contains)
                ? SOFT
                : before.stream().anyMatch(INTENSIFIERS::contains) ? LOUD : 1;
        return loudness * (negated && weight > 0 ? -weight : weight);
    }
}
