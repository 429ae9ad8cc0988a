package io.sapphire.agents.reasoning;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.RiskEnvelope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What an agent may spend on a model. The coordinator grants it with every frame, less what it has recorded; a bill that
 * it has not recorded yet must not be spent twice, so no more goes out within a day of venue time than was granted first
 * on it. Reserved before a question, settled after it, even if nobody waits for the answer any more. Safe for use by several threads.
 */
public final class Purse {
    private Granted now = Granted.NOTHING;
    private Granted first = Granted.NOTHING;
    private LocalDate day = LocalDate.MIN;
    private Granted spent = Granted.NOTHING;
    private Granted reserved = Granted.NOTHING;

    /** Money in USD and tokens, in and out. */
    private record Granted(Money cost, long tokens) {
        static final Granted NOTHING = new Granted(Money.ZERO, 0);

        Granted plus(Granted more) {
            return new Granted(cost.plus(more.cost), Math.addExact(tokens, more.tokens));
        }

        Granted minus(Granted less) {
            return new Granted(cost.minus(less.cost), Math.subtractExact(tokens, less.tokens));
        }

        boolean covers(Granted other) {
            return cost.compareTo(other.cost) >= 0 && tokens >= other.tokens;
        }
    }

    /** What a question may cost at most; it is held back until it is settled. */
    public record Reservation(Money cost, long tokens) {
        private Granted amount() {
            return new Granted(cost, tokens);
        }
    }

    /** @param time of the venue */
    public synchronized void grant(RiskEnvelope envelope, Instant time) {
        var today = time.atZone(ZoneOffset.UTC).toLocalDate();
        if (!today.equals(day)) {
            day = today;
            first = Granted.NOTHING;
            spent = Granted.NOTHING;
        }
        now = new Granted(envelope.modelBudget(), envelope.modelTokens());
        if (first.equals(Granted.NOTHING)) {
            first = now;
        }
    }

    /** Nothing if it is not covered by what is left. */
    public synchronized Optional<Reservation> reserve(Money cost, long tokens) {
        var wanted = reserved.plus(new Granted(cost, tokens));
        if (!now.covers(wanted) || !first.minus(spent).covers(wanted)) {
            return Optional.empty();
        }
        reserved = wanted;
        return Optional.of(new Reservation(cost, tokens));
    }

    /** Ends a reservation with what was billed. */
    public synchronized void settle(Reservation reservation, Money cost, long tokens) {
        reserved = reserved.minus(reservation.amount());
        spent = spent.plus(new Granted(cost, tokens));
    }
}
