package io.sapphire.agents.prediction;

import io.sapphire.agents.indicator.Volatility;
import io.sapphire.agents.statistics.Standardised;
import java.util.List;
import java.util.stream.Stream;

/** What a forecast rests on, each number in its own usual deviations before this minute, so that none is louder. */
final class Features {
    static final List<String> NAMES = List.of(
            "queue imbalance",
            "order flow 1 min",
            "aggressors 1 min",
            "aggressors 5 min",
            "return 5 min",
            "return 15 min",
            "return 60 min",
            "funding");

    private static final double HALF_LIFE_MINUTES = 7 * 1440;
    private static final int SEED = 60;
    private static final int MOST_MISSING = 2;
    /** Of a fraction per funding interval: half a basis point (methods.md 3.4). */
    private static final double FUNDING_FLOOR = 0.5e-4;

    private final List<Standardised> scales;
    private int missing;

    Features() {
        scales = Stream.concat(
                        NAMES.stream().limit(NAMES.size() - 1).map(_ -> scale(1e-9)), Stream.of(scale(FUNDING_FLOOR)))
                .toList();
    }

    private static Standardised scale(double floor) {
        return new Standardised(Volatility.decay(HALF_LIFE_MINUTES), floor, SEED);
    }

    /** The same numbers in their usual deviations; what is not known, or not yet usual, is zero. */
    double[] standardised(double[] raw) {
        var features = new double[raw.length];
        missing = 0;
        for (int i = 0; i < raw.length; i++) {
            var scale = scales.get(i);
            boolean known = !Double.isNaN(raw[i]);
            if (known && scale.isWarm()) {
                features[i] = scale.of(raw[i]);
            } else {
                missing++;
            }
            if (known) {
                scale.add(raw[i]);
            }
        }
        return features;
    }

    /** Whether too little was known of the last ones to forecast from them. */
    boolean tooFew() {
        return missing > MOST_MISSING;
    }

    int missing() {
        return missing;
    }
}
