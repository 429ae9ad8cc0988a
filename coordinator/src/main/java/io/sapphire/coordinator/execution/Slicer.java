package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Works large wishes off in equal slices, spaced in time (TWAP). A schedule belongs to one decision; a denial or an
 * operator's latch ends it, and only the next decision begins another. It never uses up the throttle that stops repeated
 * entries: with room for one entry only it waits. For one thread at a time.
 */
public final class Slicer {
    /** More would trade for longer than a decision stands. */
    private static final int MOST = 20;

    private final Duration every;
    private final Map<Symbol, Schedule> schedules = new HashMap<>();
    private final Map<Symbol, Instant> lasts = new HashMap<>();

    /** One wish that is being worked off. @param sent slices announced so far */
    public record Schedule(long decision, int slices, int sent, Money each, boolean over) {

        Schedule end() {
            return new Schedule(decision, slices, sent, each, true);
        }
    }

    /** One order's part of a wish. @param number from 1, 0 if it is all of it */
    public record Slice(Money worth, int number, int of) {}

    /** @param every least venue time between two slices */
    public Slicer(Duration every) {
        this.every = every;
    }

    /**
     * @param wish what is still wanted, positive
     * @param most worth of one slice, positive
     * @param room entries that may still trade before the throttle shuts
     * @return nothing if it is not time yet, or the schedule is over
     */
    public Optional<Slice> next(Symbol symbol, long decision, Money wish, Money most, int room, Instant now) {
        var schedule = schedules.get(symbol);
        if (schedule == null
                || schedule.decision() != decision
                || schedule.sent() >= schedule.slices() && !schedule.over()) {
            schedule = plan(decision, wish, most);
            schedules.put(symbol, schedule);
        }
        if (schedule.slices() == 1) {
            return Optional.of(new Slice(wish.min(most), 0, 0));
        }
        boolean early =
                lasts.containsKey(symbol) && now.isBefore(lasts.get(symbol).plus(every));
        return schedule.over() || early || room <= 1
                ? Optional.empty()
                : Optional.of(new Slice(wish.min(schedule.each()), schedule.sent() + 1, schedule.slices()));
    }

    private static Schedule plan(long decision, Money wish, Money most) {
        long parts = Math.ceilDiv(wish.e8(), most.e8());
        int slices = (int) Math.clamp(parts, 1, MOST);
        return new Schedule(decision, slices, 0, new Money(Math.ceilDiv(wish.e8(), slices)), false);
    }

    /** A slice was announced. */
    public void announced(Symbol symbol, Manner manner, Instant now) {
        if (manner.slices() > 0) {
            lasts.put(symbol, now);
            schedules.computeIfPresent(
                    symbol, (_, it) -> new Schedule(it.decision(), it.slices(), manner.slice(), it.each(), it.over()));
        }
    }

    /** One of its orders was denied. */
    public void denied(Symbol symbol, long decision) {
        schedules.computeIfPresent(symbol, (_, it) -> it.slices() > 1 && it.decision() == decision ? it.end() : it);
    }

    /** An operator's hand lies on the market. */
    public void end(Symbol symbol) {
        schedules.computeIfPresent(symbol, (_, it) -> it.slices() > 1 ? it.end() : it);
    }

    /** All that it remembers. @param lasts when the last slice of a market was announced */
    public record Memory(Map<Symbol, Schedule> schedules, Map<Symbol, Instant> lasts) {}

    public Memory memory() {
        return new Memory(new TreeMap<>(schedules), new TreeMap<>(lasts));
    }

    public void recall(Memory memory) {
        schedules.putAll(memory.schedules());
        lasts.putAll(memory.lasts());
    }
}
