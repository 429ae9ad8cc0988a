package io.sapphire.gateway.skill;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows one agent through one market. */
final class Track {
    /** Beyond the horizon: a price seen later is no outcome of it. */
    private static final Duration LATEST = Duration.ofMinutes(2);

    private final Outcomes all = new Outcomes();
    private final Outcomes calm = new Outcomes();
    private final Outcomes wild = new Outcomes();
    private final PaperTrades alone;
    private Optional<Claim> claim = Optional.empty();
    private Optional<Signal> last = Optional.empty();
    private double mid;
    private long signals;
    private long sided;
    private Money modelCost = Money.ZERO;

    private final Horizons horizons = new Horizons();
    private long late;
    private boolean wildNow;

    Track(boolean besideRandom) {
        alone = new PaperTrades(besideRandom);
    }

    private record Claim(double rise, double mid, Instant due, boolean isWild) {}

    /**
     * The market has moved on.
     *
     * @param costOfOne of buying or selling one unit, as a fraction
     * @param isWild the market moves more than it usually does
     */
    void observe(MarketFrame frame, double newMid, double costOfOne, boolean isWild) {
        if (mid > 0) {
            alone.move(StrictMath.log(newMid / mid), wildNow);
        }
        wildNow = isWild;
        horizons.observe(frame.end(), newMid, LATEST);
        mid = newMid;
        boolean lives =
                last.filter(signal -> signal.expiry().isAfter(frame.end())).isPresent();
        if (!lives) {
            alone.take(0, costOfOne, wildNow);
        }
        claim.filter(due -> !frame.end().isBefore(due.due())).ifPresent(due -> {
            if (!frame.end().isAfter(due.due().plus(LATEST))) {
                resolve(due, StrictMath.log(newMid / due.mid()));
            }
            claim = Optional.empty();
        });
    }

    private void resolve(Claim due, double change) {
        all.add(due.rise(), change);
        (due.isWild() ? wild : calm).add(due.rise(), change);
    }

    /** It said something. @param isWild the market moves more than it usually does */
    void hear(Signal signal, double nowMid, boolean isWild, double costOfOne) {
        mid = nowMid;
        wildNow = isWild;
        signals++;
        last = Optional.of(signal);
        alone.take(signal.direction().sign(), costOfOne, isWild);
        if (signal.direction() == Direction.FLAT) {
            return;
        }
        sided++;
        horizons.hear(signal.rise().ratio(), signal.eventTime(), mid);
        if (claim.isEmpty()) {
            var due = signal.eventTime().plus(signal.horizon());
            claim = Optional.of(new Claim(signal.rise().ratio(), mid, due, isWild));
        }
    }

    void spend(Money cost) {
        modelCost = modelCost.plus(cost);
    }

    /** One of its answers came after its round. */
    void miss() {
        late++;
    }

    Scorecard card(AgentId agent, Optional<PaperConsensus.Part> without) {
        return new Scorecard(agent, signals, sided, late, all, calm, wild, horizons.known(), alone, without, modelCost);
    }
}
