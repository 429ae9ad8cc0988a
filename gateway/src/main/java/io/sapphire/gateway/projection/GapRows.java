package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.gateway.view.Results.GapRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up what orders cost beside what was reckoned with. */
final class GapRows {
    private static final int RATIO_DIGITS = 6;

    private GapRows() {}

    /** @param symbol of the market; nothing for all of them */
    static GapRow sum(@Nullable Symbol symbol, List<OrderGap> gaps) {
        var notional = sum(gaps, OrderGap::notional);
        var expected = sum(gaps, OrderGap::expectedFees);
        var fees = sum(gaps, OrderGap::fees);
        var slippage = sum(gaps, OrderGap::slippage);
        var gap = slippage.plus(fees).minus(expected);
        return new GapRow(
                symbol,
                gaps.size(),
                gaps.stream().filter(order -> order.filledE8() > 0).count(),
                gaps.stream()
                        .filter(order -> order.filledE8() == 0 && !order.open())
                        .count(),
                fillRatio(gaps).orElse(null),
                notional,
                expected,
                fees,
                slippage,
                gap,
                notional.signum() > 0 ? Figures.bp(gap.e8(), notional.e8()) : null,
                gaps.stream()
                        .flatMap(order -> order.slippageBp().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Money sum(List<OrderGap> gaps, Function<OrderGap, Money> part) {
        return gaps.stream().map(part).reduce(Money.ZERO, Money::plus);
    }

    /** Units of several markets do not add up: each order counts as one, by its share. */
    private static Optional<Double> fillRatio(List<OrderGap> gaps) {
        var ended = gaps.stream().filter(order -> !order.open()).toList();
        return ended.isEmpty()
                ? Optional.empty()
                : Optional.of(Figures.rounded(
                        ended.stream()
                                .mapToDouble(order -> (double) order.filledE8() / order.orderedE8())
                                .average()
                                .orElseThrow(),
                        RATIO_DIGITS));
    }
}
