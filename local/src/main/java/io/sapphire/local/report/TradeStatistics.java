package io.sapphire.local.report;

import java.util.List;
import java.util.Optional;

/**
 * What the trades say, in quote-asset units, net of fees.
 *
 * @param trades round trips: from flat to flat, or to the other side; fills in between belong to them
 * @param profitFactor wins over losses; nothing without a loss
 * @param expectancy mean of a trade; nothing without a trade
 * @param hitRate share of trades that won; zero is no win; nothing without a trade
 * @param payoff mean win over mean loss; nothing without both
 * @param quality root of the number times mean over deviation (SQN); nothing below two trades
 */
public record TradeStatistics(
        int trades,
        Optional<Double> profitFactor,
        Optional<Double> expectancy,
        Optional<Double> hitRate,
        Optional<Double> payoff,
        Optional<Double> quality) {

    public static TradeStatistics of(List<ClosedTrade> trades) {
        return of(trades.stream().mapToDouble(trade -> trade.net().e8() / 1e8).toArray());
    }

    static TradeStatistics of(double[] results) {
        double won = 0;
        double lost = 0;
        int wins = 0;
        int losses = 0;
        for (double one : results) {
            won += Math.max(0, one);
            lost += Math.max(0, -one);
            wins += one > 0 ? 1 : 0;
            losses += one < 0 ? 1 : 0;
        }
        int n = results.length;
        var moments = Moments.of(results);
        return new TradeStatistics(
                n,
                losses == 0 ? Optional.empty() : Optional.of(won / lost),
                n == 0 ? Optional.empty() : Optional.of((won - lost) / n),
                n == 0 ? Optional.empty() : Optional.of(wins / (double) n),
                wins == 0 || losses == 0 ? Optional.empty() : Optional.of(won / wins / (lost / losses)),
                n < 2 || moments.deviation() == 0
                        ? Optional.empty()
                        : Optional.of(StrictMath.sqrt(n) * moments.sharpe()));
    }
}
