package io.sapphire.local.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report as text, one fact a line. */
final class RiskTable {
    static final double DOUBTFUL = 0.05;

    private final RiskReport report;
    private final List<String> lines = new ArrayList<>();

    private RiskTable(RiskReport report) {
        this.report = report;
    }

    static List<String> of(RiskReport report) {
        var table = new RiskTable(report);
        table.exposure();
        table.risk();
        table.backTests();
        table.scenarios();
        table.correlation();
        table.funding();
        return table.lines;
    }

    private void exposure() {
        say("Portfolio of run %s at %s, USDT", report.run(), report.at());
        say(
                "  equity %.2f, gross %.2f, net %.2f, leverage %.3f",
                report.equity(), report.grossNotional(), report.netNotional(), report.leverage());
        say(
                "  highest in the run: gross %.2f, leverage %.3f; deepest drawdown %.2f %%",
                report.highestGross(), report.highestLeverage(), 100 * report.deepestDrawdown());
        say("");
        say(
                "%-12s %14s %14s %12s %9s %10s %14s %10s %10s",
                "market", "quantity", "mark", "worth", "of equity", "day's sd", "liquidation", "distance", "risk");
        for (var holding : report.holdings()) {
            say(
                    "%-12s %14.6f %14.4f %12.2f %9s %10s %14s %10s %10.2f",
                    holding.symbol(),
                    holding.quantity(),
                    holding.mark(),
                    holding.worth(),
                    percent(holding.share()),
                    percent(holding.usualDay()),
                    holding.liquidation().map(RiskTable::plain).orElse("none"),
                    holding.distance().map(RiskTable::percent).orElse("-"),
                    holding.riskShare());
        }
        say(
                "  a usual day moves equity by %.2f; by %.2f if hedges do not help",
                report.usualDay(), report.usualDayUnhedged());
    }

    private void risk() {
        say("");
        say(
                "Value at risk and expected shortfall of what is held, over %d s, from %d observations",
                report.intervalSeconds(), report.observations());
        if (report.portfolio().isEmpty()) {
            say("  no verdict: it takes 100 observations");
            return;
        }
        say(
                "%-8s %12s %12s %12s %12s %14s %12s",
                "level", "historical", "shortfall", "normal", "shortfall", "Cornish-Fisher", "shortfall");
        for (var risk : report.portfolio()) {
            say(
                    "%-8s %12.4f %12.4f %12.4f %12.4f %14.4f %12.4f%s",
                    percent(risk.level()),
                    risk.historical(),
                    risk.historicalShortfall(),
                    risk.normal(),
                    risk.normalShortfall(),
                    risk.cornishFisher(),
                    risk.cornishFisherShortfall(),
                    risk.expansionHolds() ? "" : "  (skew or kurtosis too large for the expansion: historical)");
        }
    }

    private void backTests() {
        say("");
        say("How it foretold what came (Kupiec 1995, Christoffersen 1998)");
        if (report.backTests().isEmpty()) {
            say("  no verdict: nothing was held, or there are too few observations");
            return;
        }
        say(
                "%-8s %-15s %10s %10s %10s %12s %12s %12s  %s",
                "level", "method", "forecasts", "exceeded", "expected", "Kupiec p", "indep. p", "both p", "verdict");
        for (var test : report.backTests()) {
            var verdict = test.verdict();
            say(
                    "%-8s %-15s %10d %10d %10.1f %12.4f %12.4f %12.4f  %s",
                    percent(test.level()),
                    test.method(),
                    verdict.forecasts(),
                    verdict.exceeded(),
                    verdict.expected(),
                    verdict.unconditionalP(),
                    verdict.independenceP(),
                    verdict.conditionalP(),
                    words(verdict));
        }
    }

    /** At five per cent; few forecasts can hardly fail. */
    static String words(Verdict verdict) {
        if (verdict.unconditionalP() < DOUBTFUL) {
            return verdict.exceeded() > verdict.expected() ? "too low" : "too high";
        }
        return verdict.independenceP() < DOUBTFUL ? "losses follow each other" : "not refuted";
    }

    private void scenarios() {
        say("");
        say("Stress: every market moves as bitcoin did");
        say("%-40s %9s %12s %10s  %s", "scenario", "move", "outcome", "of equity", "source");
        for (var scenario : report.scenarios()) {
            say(
                    "%-40s %9s %12.2f %10s  %s%s",
                    scenario.name(),
                    scenario.move().map(RiskTable::percent).orElse("-"),
                    scenario.outcome(),
                    percent(scenario.ofEquity()),
                    scenario.source(),
                    scenario.liquidated().isEmpty()
                            ? ""
                            : "; LIQUIDATED on the way: " + String.join(", ", scenario.liquidated()));
        }
    }

    private void correlation() {
        say("");
        say("Correlation over %d s", report.intervalSeconds());
        say(
                "%-12s %s",
                "",
                String.join(
                        " ", report.markets().stream().map("%10s"::formatted).toList()));
        for (int row = 0; row < report.markets().size(); row++) {
            var cells = new ArrayList<String>();
            for (double cell : report.correlation()[row]) {
                cells.add(String.format(Locale.ROOT, "%10.3f", cell));
            }
            say("%-12s %s", report.markets().get(row), String.join(" ", cells));
        }
    }

    private void funding() {
        say("");
        say("Funding at risk (negative is paid)");
        for (var risk : report.funding()) {
            say(
                    "  %s: %.4f at %s at the running rate of %s; %.4f at the worst of %d settled and the running one,"
                            + " %s",
                    risk.symbol(),
                    risk.next(),
                    risk.settles(),
                    percent(risk.rate()),
                    risk.worst(),
                    risk.settled(),
                    percent(risk.worstRate()));
        }
    }

    private void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String number(Optional<Double> value) {
        return value.map(RiskTable::plain).orElse("none");
    }
}
