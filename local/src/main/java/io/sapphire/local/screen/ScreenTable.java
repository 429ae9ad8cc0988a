package io.sapphire.local.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A screen for people. */
final class ScreenTable {

    private ScreenTable() {}

    static List<String> of(ScreenReport report, String meaning) {
        var lines = new ArrayList<String>();
        lines.add("Bars      %s: %s".formatted(report.symbol(), report.origin()));
        lines.add("Traded    %d bars, closes of %s to %s%s"
                .formatted(
                        report.bars(),
                        report.from(),
                        report.to(),
                        report.seen() == 0 ? "" : ", after %d that were only seen".formatted(report.seen())));
        lines.add("Rule      %s: %s".formatted(report.rule(), meaning));
        lines.add("Settings  %d tried, %d left out as they make no sense together"
                .formatted(report.tried(), report.leftOut()));
        lines.add("Fee       %s of what is traded. %s".formatted(report.takerFee(), report.price()));
        lines.add("Unknown   " + report.unknown());
        lines.add("");
        boolean annual = report.best().getFirst().sharpeAnnual().isPresent();
        lines.add("%-22s %12s %10s %12s %9s %7s %10s %9s"
                .formatted(
                        "setting",
                        "net return",
                        "drawdown",
                        annual ? "Sharpe/year" : "Sharpe/bar",
                        "deflated",
                        "trades",
                        "turnover",
                        "fees"));
        report.best().forEach(row -> lines.add(line(row)));
        lines.add("");
        lines.add("Turnover is in equities of the moment, fees are of the equity at the beginning.");
        lines.add(ratio(annual)
                + "; deflated is the probability that the ratio is above what the best of %d has by luck."
                        .formatted(report.tried()));
        return lines;
    }

    private static String ratio(boolean annual) {
        return annual
                ? "Sharpe is of the returns per bar, times the root of the bars in a year"
                : "Sharpe is of the returns per bar; fewer than 30 days are not put on a year";
    }

    private static String line(ScreenReport.Row row) {
        return String.format(
                Locale.ROOT,
                "%-22s %12s %10s %12s %9s %7d %10.2f %9s",
                row.set().entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" ")),
                percent(row.net()),
                percent(row.drawdown()),
                row.sharpeAnnual()
                        .map(annual -> String.format(Locale.ROOT, "%.2f", annual))
                        .orElseGet(() -> String.format(Locale.ROOT, "%.5f", row.sharpe())),
                deflated(row.deflated()),
                row.trades(),
                row.turnover(),
                percent(row.fees()));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    private static String deflated(Optional<Double> probability) {
        return probability
                .map(known -> String.format(Locale.ROOT, "%.3f", known))
                .orElse("-");
    }
}
