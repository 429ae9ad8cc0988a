package io.sapphire.local.report;

import static io.sapphire.local.report.Html.number;
import static io.sapphire.local.report.Html.percent;

/** Every number with its formula and source. */
final class StatisticsTable {

    private StatisticsTable() {}

    static void of(ReturnStatistics returns, Html page) {
        page.fact(
                "Observations",
                Integer.toString(returns.observations()),
                "one every " + returns.intervalSeconds() + " s");
        page.fact("Total return", percent(returns.total()), "compounded, net of fees and funding");
        page.fact("Sharpe", number(returns.sharpe()), "per observation, mean / sd(n-1), risk-free 0 (Sharpe 1994)");
        page.fact("Sharpe, annual", number(returns.sharpeAnnual()), "not below 30 days");
        page.fact("Standard error", number(returns.sharpeError()), "sqrt((1 + SR^2/2)/(T-1)) (Lo 2002)");
        page.fact("Sortino", number(returns.sortino()), "mean / sqrt(sum min(r,0)^2 / n) (Sortino, Price 1994)");
        page.fact(
                "Largest drawdown",
                percent(returns.maxDrawdown()),
                "longest below a peak: " + returns.longestUnderwater() + " observations");
        page.fact("Calmar", number(returns.calmar()), "annual return / largest drawdown, not below 30 days");
        page.fact(
                "Skew, kurtosis",
                number(returns.skew()) + ", " + number(returns.kurtosis()),
                "a normal variable has 0 and 3");
        page.fact(
                "Probabilistic Sharpe",
                number(returns.probabilisticSharpe()),
                "Phi((SR - SR*) sqrt(T-1) / sqrt(1 - g3 SR + (g4-1)/4 SR^2)), SR* = 0"
                        + " (Bailey, Lopez de Prado 2012)");
        page.fact(
                "Deflated Sharpe",
                number(returns.deflatedSharpe()),
                "the same against SR* = %s, the best to expect of %d trials without skill"
                                .formatted(number(returns.skillessBest()), returns.trials())
                        + " (Bailey, Lopez de Prado 2014)");
        page.fact(
                "Observations to prove it",
                number(returns.minimumTrackRecord()),
                "minimum track record length at 95 % (Bailey, Lopez de Prado 2012)");
    }

    static void of(TradeStatistics trades, Html page) {
        page.fact(
                "Round trips",
                Integer.toString(trades.trades()),
                "flat to flat, or to the other side; fills in between belong to them");
        page.fact("Hit rate", percent(trades.hitRate()), "zero is no win");
        page.fact("Profit factor", number(trades.profitFactor()), "wins / losses; nothing without a loss");
        page.fact("Expectancy", number(trades.expectancy()), "USDT per round trip, net of fees");
        page.fact("Payoff", number(trades.payoff()), "mean win / mean loss");
        page.fact("SQN", number(trades.quality()), "sqrt(n) mean / sd");
    }
}
