package io.sapphire.local.screen;

import io.sapphire.agents.strategy.Rule;

/**
 * One rule over closes. At each of them the position held from before earns what the price has changed by; then the rule
 * sees the close, and what it wants otherwise is traded at that close for the taker fee:
 *
 * <pre>return[i] = position[i-1] (close[i] / close[i-1] - 1) - fee |position[i] - position[i-1]|</pre>
 *
 * <p>Positions are fractions of equity, which compounds. Nothing is left after a return of -1, the lowest there is. What
 * is held at the end stays open, worth the last close. The arrays serve the next rule as well: one thread at a time.
 */
public final class Pass {
    private static final double NO_FUNDING = 0;

    private final Closes closes;
    private final double takerFee;
    private final double[] returns;
    private final Trades trades = new Trades();
    private double turnover;
    private double fees;

    /** @param takerFee as a fraction of what is traded */
    public Pass(Closes closes, double takerFee) {
        this.closes = closes;
        this.takerFee = takerFee;
        returns = new double[closes.traded()];
    }

    /** @param rule that has seen nothing yet */
    public void run(Rule rule) {
        trades.clear();
        turnover = 0;
        fees = 0;
        int first = closes.first();
        for (int i = 0; i < first; i++) {
            var _ = rule.position(closes.price(i), NO_FUNDING);
        }
        double held = 0;
        double equity = 1;
        double before = closes.size() == 0 ? 0 : closes.price(Math.max(first - 1, 0));
        for (int i = first; i < closes.size(); i++) {
            double close = closes.price(i);
            double earned = held * (close / before - 1);
            double wanted = rule.position(close, NO_FUNDING);
            if (wanted != held) {
                earned -= traded(i, held, wanted, equity);
                held = wanted;
            }
            double change = Math.max(earned, -1);
            returns[i - first] = change;
            equity *= 1 + change;
            before = close;
        }
    }

    /** @return the fee, as a fraction of equity */
    private double traded(int bar, double held, double wanted, double equity) {
        double moved = Math.abs(wanted - held);
        trades.add(bar, wanted);
        turnover += moved;
        fees += equity * takerFee * moved;
        return takerFee * moved;
    }

    /** Of each bar that was traded; overwritten by the next rule. */
    public double[] returns() {
        return returns;
    }

    /** Overwritten by the next rule. */
    public Trades trades() {
        return trades;
    }

    /** The sum of what the position moved by, in equities of the moment. */
    public double turnover() {
        return turnover;
    }

    /** All that were paid, as a fraction of the equity at the beginning. */
    public double fees() {
        return fees;
    }
}
