package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.gateway.view.Results.GapRow;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What some orders cost beside what was reckoned with, added up; orders can be taken away again. For one thread at a time. */
final class GapSum {
    private static final int RATIO_DIGITS = 6;

    private final ExactSum notional = new ExactSum();
    private final ExactSum expectedFees = new ExactSum();
    private final ExactSum fees = new ExactSum();
    private final ExactSum slippage = new ExactSum();
    private final ExactSum fillShares = new ExactSum();
    /** How many orders slipped by so many basis points. */
    private final TreeMap<Double, Long> slips = new TreeMap<>();

    private long orders;
    private long traded;
    private long dead;
    private long ended;

    void add(OrderGap order) {
        count(order, 1);
        notional.add(order.notional().e8());
        expectedFees.add(order.expectedFees().e8());
        fees.add(order.fees().e8());
        slippage.add(order.slippage().e8());
        order.slippageBp().ifPresent(bp -> slips.merge(bp, 1L, Long::sum));
        if (!order.open()) {
            fillShares.add(fillShare(order));
        }
    }

    /** @param order as it was when it was added */
    void remove(OrderGap order) {
        count(order, -1);
        notional.remove(order.notional().e8());
        expectedFees.remove(order.expectedFees().e8());
        fees.remove(order.fees().e8());
        slippage.remove(order.slippage().e8());
        order.slippageBp().ifPresent(bp -> slips.computeIfPresent(bp, (_, many) -> many == 1 ? null : many - 1));
        if (!order.open()) {
            fillShares.remove(fillShare(order));
        }
    }

    private void count(OrderGap order, int change) {
        orders += change;
        traded += order.filledE8() > 0 ? change : 0;
        dead += order.filledE8() == 0 && !order.open() ? change : 0;
        ended += order.open() ? 0 : change;
    }

    /** What traded of what was ordered, as a fraction in 1e-8 units. */
    private static long fillShare(OrderGap order) {
        return Fixed.share(order.filledE8(), Fixed.ONE, order.orderedE8());
    }

    /** @param symbol of the market; nothing for all of them */
    GapRow row(@Nullable Symbol symbol) {
        var worth = notional.money();
        var gap = slippage.money().plus(fees.money()).minus(expectedFees.money());
        return new GapRow(
                symbol,
                orders,
                traded,
                dead,
                fillRatio(),
                worth,
                expectedFees.money(),
                fees.money(),
                slippage.money(),
                gap,
                gapBp(gap, worth),
                slips.isEmpty() ? null : slips.lastKey());
    }

    private static @Nullable Double gapBp(Money gap, Money worth) {
        return worth.signum() > 0 ? Figures.bp(gap.e8(), worth.e8()) : null;
    }

    /** Units of several markets do not add up: each order counts as one, by its share. */
    private @Nullable Double fillRatio() {
        return ended == 0 ? null : Figures.rounded(fillShares.average(ended) / Fixed.ONE, RATIO_DIGITS);
    }
}
