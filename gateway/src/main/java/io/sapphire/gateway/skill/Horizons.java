package io.sapphire.gateway.skill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an agent's signals with a side said of the return over each of several spans, whatever horizon it named itself: no two
 * pairs of one span overlap.
 */
final class Horizons {
    private static final List<Duration> SPANS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofDays(1));

    private final List<Span> spans = SPANS.stream().map(Span::new).toList();

    private static final class Span {
        private final Duration length;
        private final Correlation correlation = new Correlation();
        private Optional<Claim> claim = Optional.empty();

        Span(Duration length) {
            this.length = length;
        }

        void observe(Instant now, double mid, Duration latest) {
            claim.filter(open -> !now.isBefore(open.due())).ifPresent(due -> {
                if (!now.isAfter(due.due().plus(latest))) {
                    correlation.add(due.forecast(), StrictMath.log(mid / due.mid()));
                }
                claim = Optional.empty();
            });
        }

        void hear(double forecast, Instant time, double mid) {
            if (claim.isEmpty()) {
                claim = Optional.of(new Claim(forecast, mid, time.plus(length)));
            }
        }
    }

    private record Claim(double forecast, double mid, Instant due) {}

    /** @param latest beyond a span: a price seen later is no outcome of it */
    void observe(Instant now, double mid, Duration latest) {
        spans.forEach(span -> span.observe(now, mid, latest));
    }

    /** @param rise probability that is given to a rise */
    void hear(double rise, Instant time, double mid) {
        spans.forEach(span -> span.hear(2 * rise - 1, time, mid));
    }

    /** The shortest first; those that no pair is known of are left out. */
    List<Scorecard.Horizon> known() {
        var known = new ArrayList<Scorecard.Horizon>();
        for (var span : spans) {
            if (span.correlation.count() > 0) {
                known.add(new Scorecard.Horizon(span.length, span.correlation));
            }
        }
        return known;
    }
}
