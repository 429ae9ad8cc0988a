package io.sapphire.gateway.access;

import io.sapphire.cache.Counters;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Allowances that several gateways count together, in windows: whoever has used one up waits for the next. Stopping is
 * counted by each gateway by itself, because nothing far away may be in its way.
 */
public final class SharedAllowance implements Allowance {
    private final Counters counters;
    private final Map<Lane, Rates> rates;
    private final Allowance own;

    /** @param own for stopping */
    public SharedAllowance(Counters counters, Map<Lane, Rates> rates, Allowance own) {
        this.counters = counters;
        this.rates = Map.copyOf(rates);
        this.own = own;
    }

    @Override
    public Mono<Duration> take(String who, Lane lane) {
        var rate = rates.get(lane);
        return lane == Lane.STOP || rate == null ? own.take(who, lane) : counted(who, lane, rate);
    }

    private Mono<Duration> counted(String who, Lane lane, Rates rate) {
        var window = Duration.ofSeconds(Math.ceilDiv(rate.burst(), rate.perSecond()));
        // A name may have any letters, a key may not; and who came is nobody's business who reads Redis.
        return counters.count(HexFormat.of().formatHex(Hashes.sha256(lane + " " + who)), window)
                .map(count -> count.number() <= rate.burst() ? Duration.ZERO : atLeastAMoment(count.left()));
    }

    /** Nil would be a leave to go on. */
    private static Duration atLeastAMoment(Duration left) {
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
