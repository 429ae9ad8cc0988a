package io.sapphire.local.exposure;

import static io.sapphire.local.report.Html.escaped;
import static io.sapphire.local.report.Html.percent;

import io.sapphire.local.report.Chart;
import io.sapphire.local.report.Html;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A report as one page that needs nothing else. */
final class RiskPage {
    private final RiskReport report;
    private final Html page;

    private RiskPage(RiskReport report) {
        this.report = report;
        this.page = new Html("Risk of run " + report.run());
    }

    static String of(RiskReport report, List<History.Sample> samples) {
        var made = new RiskPage(report);
        made.exposure(samples);
        made.risk();
        made.backTests();
        made.scenarios();
        made.correlation();
        made.funding();
        return made.page.end();
    }

    private void exposure(List<History.Sample> samples) {
        page.paragraph("At %s: equity %s USDT, gross %s, net %s, leverage %s."
                .formatted(
                        report.at(),
                        money(report.equity()),
                        money(report.grossNotional()),
                        money(report.netNotional()),
                        money(report.leverage())));
        picture(
                "Gross exposure, USDT",
                samples.stream()
                        .map(sample -> new Chart.Point(sample.millis(), sample.gross()))
                        .toList());
        picture(
                "Equity, USDT",
                samples.stream()
                        .map(sample -> new Chart.Point(sample.millis(), sample.equity()))
                        .toList());
        page.section("What is held");
        page.table("Market", "Quantity", "Mark", "Worth", "Of equity", "Usual day", "Liquidation", "Distance");
        report.holdings()
                .forEach(holding -> page.row(
                        holding.symbol(),
                        Html.number(holding.quantity()),
                        Html.number(holding.mark()),
                        money(holding.worth()),
                        percent(holding.share()),
                        percent(holding.usualDay()),
                        RiskTable.number(holding.liquidation()),
                        holding.distance().map(Html::percent).orElse("none")));
        page.endTable();
    }

    private void risk() {
        page.section("Value at risk over %d s, USDT".formatted(report.intervalSeconds()));
        page.table("Level", "Historical", "Shortfall", "Normal", "Shortfall", "Cornish-Fisher", "Shortfall");
        report.portfolio()
                .forEach(risk -> page.row(
                        percent(risk.level()),
                        money(risk.historical()),
                        money(risk.historicalShortfall()),
                        money(risk.normal()),
                        money(risk.normalShortfall()),
                        money(risk.cornishFisher()),
                        money(risk.cornishFisherShortfall())));
        page.endTable();
        page.small("From %d observations.".formatted(report.observations()));
    }

    private void backTests() {
        report.backTests().stream().limit(1).forEach(test -> {
            page.section("What was foretold at %s (line) and what came".formatted(percent(test.level())));
            var outcomes = test.points().stream()
                    .map(point -> new Chart.Point(point.millis(), point.outcome()))
                    .toList();
            var floors = test.points().stream()
                    .map(point -> new Chart.Point(point.millis(), -point.forecast()))
                    .toList();
            if (outcomes.size() > 1) {
                page.markup(Chart.fitting(Stream.concat(outcomes.stream(), floors.stream())
                                .toList())
                        .line(outcomes, "up")
                        .line(floors, "down")
                        .svg("outcomes and the value at risk below them"));
            }
        });
        page.section("How it foretold what came");
        page.table("Level", "Method", "Forecasts", "Exceeded", "Expected", "Kupiec p", "Independence p", "Verdict");
        report.backTests()
                .forEach(test -> page.row(
                        percent(test.level()),
                        test.method(),
                        Integer.toString(test.verdict().forecasts()),
                        Integer.toString(test.verdict().exceeded()),
                        money(test.verdict().expected()),
                        Html.number(test.verdict().unconditionalP()),
                        Html.number(test.verdict().independenceP()),
                        RiskTable.words(test.verdict())));
        page.endTable();
        page.small(
                "Kupiec 1995 asks whether there are as many as promised, Christoffersen 1998 whether they follow each"
                        + " other; below 0.05 counts as refuted.");
    }

    private void scenarios() {
        page.section("Stress");
        page.markup("<div class=\"wide\"><table><tr><th>Scenario</th><th>Move</th><th>Outcome</th><th>Of equity</th>"
                + "<th>Source</th></tr>");
        report.scenarios()
                .forEach(scenario ->
                        page.markup("<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td class=\"remark\">%s</td></tr>"
                                .formatted(
                                        escaped(scenario.name()),
                                        scenario.move().map(Html::percent).orElse("each its own"),
                                        money(scenario.outcome()),
                                        percent(scenario.ofEquity()),
                                        escaped(scenario.source()
                                                + (scenario.liquidated().isEmpty()
                                                        ? ""
                                                        : "; liquidated on the way: "
                                                                + String.join(", ", scenario.liquidated()))))));
        page.endTable();
    }

    private void correlation() {
        page.section("Correlation");
        page.table(Stream.concat(Stream.of(""), report.markets().stream()).toArray(String[]::new));
        for (int row = 0; row < report.markets().size(); row++) {
            var cells = new String[report.markets().size() + 1];
            cells[0] = report.markets().get(row);
            for (int column = 1; column < cells.length; column++) {
                cells[column] = Html.number(report.correlation()[row][column - 1]);
            }
            page.row(cells);
        }
        page.endTable();
    }

    private void funding() {
        page.section("Funding at risk, USDT");
        page.table("Market", "Running rate", "Next settlement", "Worst rate seen", "At that rate", "Settled");
        report.funding()
                .forEach(risk -> page.row(
                        risk.symbol(),
                        percent(risk.rate()),
                        money(risk.next()),
                        percent(risk.worstRate()),
                        money(risk.worst()),
                        Integer.toString(risk.settled())));
        page.endTable();
    }

    private void picture(String title, List<Chart.Point> points) {
        page.section(title);
        if (points.size() < 2) {
            page.paragraph("Too few observations to draw.");
        } else {
            page.markup(Chart.fitting(points).line(points, "up").svg(title));
        }
    }

    private static String money(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
