package io.sapphire.gateway.flow;

import io.sapphire.gateway.flow.Latencies.Spread;
import io.sapphire.gateway.view.Topologies.EdgeRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What went over one line within the last ten seconds. For one thread at a time. */
final class Passage {
    private static final int RATE_DIGITS = 1;
    private static final int MILLI_DIGITS = 3;
    private static final int RATIO_DIGITS = 4;
    private static final double NANOS_PER_MILLI = 1e6;

    private final RateMeter all = new RateMeter();
    private final RateMeter failed = new RateMeter();
    private final Latencies latencies = new Latencies();
    private boolean canFail;
    private @Nullable Instant last;

    void count(Instant recorded, long nanos) {
        all.count(1, nanos);
        last = recorded;
    }

    /** What went came to nothing. */
    void fail(long nanos) {
        failed.count(1, nanos);
        canFail = true;
    }

    void time(Duration took, long nanos) {
        latencies.add(took, nanos);
        canFail = true;
    }

    EdgeRow row(Line line, long nanos) {
        double rate = all.perSecond(nanos);
        var spread = latencies.spread(nanos);
        return new EdgeRow(
                line.from(),
                line.to(),
                line.what(),
                rounded(rate, RATE_DIGITS),
                millis(spread.map(Spread::p50)),
                millis(spread.map(Spread::p99)),
                canFail && rate > 0 ? (Double) rounded(failed.perSecond(nanos) / rate, RATIO_DIGITS) : null,
                last);
    }

    private static @Nullable Double millis(Optional<Duration> time) {
        return time.map(span -> rounded(span.toNanos() / NANOS_PER_MILLI, MILLI_DIGITS))
                .orElse(null);
    }

    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
