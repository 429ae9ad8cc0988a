package io.sapphire.local.report;

import static io.sapphire.local.report.Html.escaped;
import static io.sapphire.local.report.Html.number;
import static io.sapphire.local.report.Html.percent;

import java.util.List;

/** The report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
public final class HtmlReport {
    private final BacktestReport report;
    private final Html page = new Html("Backtest");

    private HtmlReport(BacktestReport report) {
        this.report = report;
    }

    public static String of(BacktestReport report, EquityCurve curve, List<PriceLine> prices) {
        var html = new HtmlReport(report);
        html.head();
        html.tiles();
        Pictures.of(curve, html.page);
        html.page.section("Return by month");
        html.page.markup(MonthTable.html(curve.points()));
        prices.forEach(price -> Pictures.of(price, html.page));
        html.statistics();
        html.costs();
        html.attribution();
        html.trials();
        report.walkForward().ifPresent(html::walk);
        html.models();
        return html.page.end();
    }

    private void head() {
        page.markup("<p>");
        report.badges().forEach(badge -> page.markup("<span class=\"badge\">%s</span>".formatted(escaped(badge))));
        page.markup("</p>");
        page.paragraph("%s to %s, profile %s, agents %s, seed %d"
                .formatted(
                        report.from(),
                        report.to(),
                        report.profile(),
                        String.join(", ", report.agents()),
                        report.seed()));
        report.sources()
                .forEach(source -> page.small("%s: %s, frames of %d ms, fingerprint %s"
                        .formatted(source.symbol(), source.origin(), source.frameMillis(), source.fingerprint())));
    }

    private void tiles() {
        var returns = report.returns();
        page.markup("<div class=\"tiles\">");
        tile("Equity, from " + report.startEquity(), report.equity());
        tile("Total return", percent(returns.total()));
        tile("Market in the same time", percent(report.buyAndHold()));
        tile("Largest drawdown", percent(returns.maxDrawdown()));
        tile("Fees paid", report.costs().fees());
        tile("Round trips, fills", report.trades().trades() + ", " + report.fills());
        page.markup("</div>");
    }

    private void tile(String name, String value) {
        page.markup("<div class=\"tile\"><b>%s</b><span class=\"faint\">%s</span></div>"
                .formatted(escaped(value), escaped(name)));
    }

    private void statistics() {
        page.section("Statistics");
        page.table();
        StatisticsTable.of(report.returns(), page);
        page.fact(
                "Market in the same time", percent(report.buyAndHold()), "first market's mark price, bought and held");
        StatisticsTable.of(report.trades(), page);
        page.fact(
                "Decisions, orders, fills, denials",
                "%d, %d, %d, %d".formatted(report.decisions(), report.orders(), report.fills(), report.denials()),
                "");
        page.endTable();
        page.markup("<p>State hash <code>%s</code></p>".formatted(escaped(report.stateHash())));
    }

    private void costs() {
        var costs = report.costs();
        page.section("From the result before costs to the result, USDT");
        page.table();
        page.fact("Before costs", costs.grossPnl(), "");
        page.fact("Fees", costs.fees(), "paid; negative is a rebate");
        page.fact("Funding", costs.funding(), "received; negative is paid");
        page.fact("Result", costs.netPnl(), "before costs, less fees, with funding");
        page.fact(
                "Slippage",
                costs.slippage(),
                "what fills cost more than the touch at the decision; in the result before costs already");
        page.endTable();
    }

    private void attribution() {
        if (report.attribution().isEmpty()) {
            return;
        }
        page.section("What each agent was worth, USDT");
        page.table("Agent", "Share", "Result without it");
        report.attribution().forEach(share -> page.row(share.agent(), share.share(), share.pnlWithout()));
        page.endTable();
        page.small("The result with everybody less the result of the same run without the agent. Shares do not add up:"
                + " the path changes.");
    }

    private void trials() {
        if (report.trials().isEmpty()) {
            return;
        }
        page.section("Configurations tried");
        page.table("Settings", "Sharpe per observation", "Largest drawdown", "Equity");
        report.trials()
                .forEach(trial -> page.row(
                        String.join(" ", trial.settings()),
                        number(trial.sharpe()),
                        percent(trial.maxDrawdown()),
                        trial.equity()));
        page.endTable();
        page.small("Everything above tells of the best of them, which was chosen with knowledge of the outcome: the"
                + " deflated Sharpe ratio allows for that, the other numbers do not.");
    }

    private void walk(Walk walk) {
        page.section(
                "Walk-forward: choosing by %d s, trying for %d s".formatted(walk.trainSeconds(), walk.testSeconds()));
        Pictures.of(walk, page);
        page.table("Chosen by", "Tried from", "to", "Chosen", "Sharpe then", "Result", "Fills");
        walk.steps()
                .forEach(step -> page.row(
                        step.trainFrom(),
                        step.testFrom(),
                        step.testTo(),
                        String.join(" ", step.chosen()),
                        number(step.trainSharpe()),
                        percent(step.result()),
                        Long.toString(step.fills())));
        page.endTable();
        page.section("Statistics out of sample");
        page.table();
        StatisticsTable.of(walk.returns(), page);
        page.endTable();
        page.small(
                "Each time begins flat with a fresh account, so it pays for its own entries; what is held when it ends"
                        + " is counted at its mark.");
    }

    private void models() {
        page.section("How fills, fees, funding and delays come about");
        page.markup("<ul>");
        report.models().forEach(model -> page.markup("<li>%s</li>".formatted(escaped(model))));
        page.markup("</ul>");
    }
}
