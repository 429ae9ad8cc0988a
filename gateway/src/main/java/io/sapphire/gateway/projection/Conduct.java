package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What limits are held against that past orders and trades tell. For one thread at a time. */
final class Conduct {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** As the coordinator's own: the mean of the last 20, once there are five. */
    private static final int USUAL = 20;

    private static final int ENOUGH = 5;

    private final Deque<Instant> messages = new ArrayDeque<>();
    private final Map<Symbol, Deque<Money>> entries = new HashMap<>();
    private final Map<Symbol, Map<OrderId, Instant>> executed = new HashMap<>();
    private final Map<Symbol, Money> running = new HashMap<>();
    private Optional<Instant> lastLoss = Optional.empty();
    private Optional<Long> deviationE8 = Optional.empty();
    private Optional<Long> timesUsualE8 = Optional.empty();
    private Optional<Long> bookShareE8 = Optional.empty();
    private Money modelCostToday = Money.ZERO;
    private int streak;

    /**
     * @param streak trades in a row that lost today
     * @param sinceLoss venue time since the last of them in any market
     * @param messages orders and cancels within the last minute of venue time
     * @param deviationE8 of the last entry's price from the mark, as a share of it
     * @param timesUsualE8 the last entry's worth as a multiple of the usual one
     * @param bookShareE8 the last entry as a multiple of what the other side of the book showed
     * @param executions entries that traded within the counted span, in the market that has the most
     */
    record Recent(
            int streak,
            Optional<Duration> sinceLoss,
            int messages,
            Optional<Long> deviationE8,
            Optional<Long> timesUsualE8,
            Optional<Long> bookShareE8,
            int executions,
            Money modelCostToday) {}

    Recent recent(Instant now, Duration counted) {
        while (!messages.isEmpty() && !messages.getFirst().isAfter(now.minus(MINUTE))) {
            messages.removeFirst();
        }
        executed.values().forEach(market -> market.values().removeIf(time -> !time.isAfter(now.minus(counted))));
        int most = executed.values().stream()
                .map(Map::size)
                .max(Comparator.naturalOrder())
                .orElse(0);
        return new Recent(
                streak,
                lastLoss.map(loss -> Duration.between(loss, now)),
                messages.size(),
                deviationE8,
                timesUsualE8,
                bookShareE8,
                most,
                modelCostToday);
    }

    void newDay() {
        streak = 0;
        modelCostToday = Money.ZERO;
    }

    void think(Money cost) {
        modelCostToday = modelCostToday.plus(cost);
    }

    /** An order or a cancel is about to leave. */
    void message(Instant time) {
        messages.addLast(time);
    }

    /** An entry is about to leave. @param shownE8 base-asset units that the other side of the book shows */
    void announce(OrderEvent.Intended entry, Optional<Price> mark, long shownE8) {
        var order = entry.order();
        if (order.terms() instanceof Terms.Limit limit) {
            deviationE8 = mark.map(at ->
                    Fixed.share(Math.absExact(Math.subtractExact(limit.price().e8(), at.e8())), Fixed.ONE, at.e8()));
        }
        bookShareE8 =
                shownE8 > 0 ? Optional.of(Fixed.share(order.quantity().e8(), Fixed.ONE, shownE8)) : Optional.empty();
        compare(order.symbol(), entry.expectedPrice().times(order.quantity()));
    }

    private void compare(Symbol symbol, Money worth) {
        var before = entries.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
        var sum = before.stream().reduce(Money.ZERO, Money::plus);
        timesUsualE8 = before.size() < ENOUGH || sum.signum() <= 0
                ? Optional.empty()
                : Optional.of(Fixed.share(worth.e8(), Fixed.ONE, sum.e8() / before.size()));
        before.addLast(worth);
        if (before.size() > USUAL) {
            before.removeFirst();
        }
    }

    /** An entry traded; its further fills count no more. */
    void executed(Symbol symbol, OrderId entry, Instant time) {
        executed.computeIfAbsent(symbol, _ -> new LinkedHashMap<>()).putIfAbsent(entry, time);
    }

    /** A trade goes from flat to flat or to the other side; its result is what it realised less all fees on its way. */
    void traded(Fill fill, SignedQuantity before, SignedQuantity after, Money realised, Instant time) {
        var result =
                running.getOrDefault(fill.symbol(), Money.ZERO).plus(realised).minus(fill.fee());
        if (before.isZero() || before.signum() == after.signum()) {
            running.put(fill.symbol(), result);
            return;
        }
        running.remove(fill.symbol());
        streak = result.signum() < 0 ? streak + 1 : 0;
        lastLoss = result.signum() < 0 ? Optional.of(time) : lastLoss;
    }
}
