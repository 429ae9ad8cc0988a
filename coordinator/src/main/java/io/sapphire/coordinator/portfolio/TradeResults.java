package io.sapphire.coordinator.portfolio;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which trades lost. A trade goes from flat to flat or to the other side (methods.md 10); its result is what it realised
 * less all fees on its way, those of the fill that turned it included. For one thread at a time.
 */
public final class TradeResults {
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final Map<Symbol, Money> running = new TreeMap<>();
    private final Map<Symbol, Instant> losses = new TreeMap<>();
    private final Map<Symbol, Money> stakes = new TreeMap<>();
    private final Returns returns = new Returns();
    private int streak;

    /**
     * @param realised by this fill, before its fee
     * @param now venue time
     */
    public void fill(Fill fill, Position before, Position after, Money realised, Instant now) {
        var result =
                running.getOrDefault(fill.symbol(), Money.ZERO).plus(realised).minus(fill.fee());
        stakes.merge(fill.symbol(), before.cost().abs(), Money::max);
        boolean closed = before.quantity().signum() != 0
                && after.quantity().signum() != before.quantity().signum();
        if (closed) {
            close(fill.symbol(), result, now);
        } else {
            running.put(fill.symbol(), result);
        }
    }

    /** Yesterday's streak is forgiven. */
    public void newDay() {
        streak = 0;
    }

    /** Trades in a row that lost. */
    public int streak() {
        return streak;
    }

    /** Of all trades that ended. */
    public Returns returns() {
        return returns;
    }

    /** Time since the market's last trade that lost; a hundred years if none did. */
    public Duration sinceLoss(Symbol symbol, Instant now) {
        var loss = losses.get(symbol);
        return loss == null ? NEVER : Duration.between(loss, now);
    }

    private void close(Symbol symbol, Money result, Instant now) {
        running.remove(symbol);
        var stake = stakes.remove(symbol);
        if (stake != null && stake.signum() > 0) {
            returns.add(result.e8() / (double) stake.e8());
        }
        if (result.signum() < 0) {
            streak++;
            losses.put(symbol, now);
        } else {
            streak = 0;
        }
    }

    /** All that it remembers. */
    public record Memory(
            Map<Symbol, Money> running,
            Map<Symbol, Instant> losses,
            Map<Symbol, Money> stakes,
            Returns.Memory returns,
            int streak) {}

    public Memory memory() {
        return new Memory(
                new TreeMap<>(running), new TreeMap<>(losses), new TreeMap<>(stakes), returns.memory(), streak);
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        running.putAll(memory.running());
        losses.putAll(memory.losses());
        stakes.putAll(memory.stakes());
        returns.recall(memory.returns());
        streak = memory.streak();
    }
}
