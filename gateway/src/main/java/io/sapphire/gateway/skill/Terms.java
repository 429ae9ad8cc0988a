package io.sapphire.gateway.skill;

import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.Probability;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules of a run's consensus, as its log begins with them.
 *
 * @param threshold how far from one half a position begins
 * @param holdAt how far from one half it is kept
 * @param fullSizeAt how far from one half it is full
 * @param largestPosition worth of a full one, in quote-asset units
 */
public record Terms(
        int quorum,
        Probability threshold,
        Probability holdAt,
        Probability fullSizeAt,
        int supporters,
        boolean enforceSupporters,
        boolean enforceLeaveOneOut,
        boolean enforceEdge,
        Money largestPosition) {
    private static final String CONSENSUS = "consensus.";
    private static final List<String> NEEDED = List.of(
            "consensus.quorum",
            "consensus.threshold",
            "consensus.hold-at",
            "consensus.full-size-at",
            "consensus.supporters",
            "consensus.enforce-supporters",
            "consensus.enforce-leave-one-out",
            "consensus.enforce-edge-after-cost",
            "trading.largest-position");

    /** Nothing of a log that does not tell them all. */
    public static Optional<Terms> of(Collection<Setting> settings) {
        var texts = settings.stream().collect(Collectors.toMap(Setting::key, Setting::value));
        return NEEDED.stream().allMatch(texts::containsKey) ? Optional.of(read(texts)) : Optional.empty();
    }

    private static Terms read(Map<String, String> texts) {
        return new Terms(
                Integer.parseInt(text(texts, "quorum")),
                probability(texts, "threshold"),
                probability(texts, "hold-at"),
                probability(texts, "full-size-at"),
                Integer.parseInt(text(texts, "supporters")),
                Boolean.parseBoolean(text(texts, "enforce-supporters")),
                Boolean.parseBoolean(text(texts, "enforce-leave-one-out")),
                Boolean.parseBoolean(text(texts, "enforce-edge-after-cost")),
                Money.of(Optional.ofNullable(texts.get("trading.largest-position"))
                        .orElseThrow()));
    }

    private static Probability probability(Map<String, String> texts, String key) {
        return Probability.of(Double.parseDouble(text(texts, key)));
    }

    private static String text(Map<String, String> texts, String key) {
        return Optional.ofNullable(texts.get(CONSENSUS + key)).orElseThrow();
    }
}
