package io.sapphire.local.report;

import io.sapphire.domain.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
public final class HtmlReport {
    private static final String STYLE = """
        body{font:14px/1.5 system-ui,sans-serif;max-width:1000px;margin:2em auto;padding:0 1em;color:#222}
        table{border-collapse:collapse}td,th{padding:2px 10px;text-align:right;border-bottom:1px solid #ddd}
        td:first-child,th:first-child{text-align:left}.badge{background:#fff3cd;border:1px solid #b08900;padding:2px 8px;
        margin-right:6px;display:inline-block}path{fill:none;stroke:#1565c0;stroke-width:1.2}path.down{stroke:#c62828}
        .axis{stroke:#999}circle.buy{fill:#2e7d32}circle.sell{fill:#c62828}text{font-size:11px}svg{width:100%}
        small{color:#555}
        """;
    private static final int ROLLING_PARTS = 8;

    private final BacktestReport report;
    private final EquityCurve curve;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(BacktestReport report, EquityCurve curve) {
        this.report = report;
        this.curve = curve;
    }

    public static String of(BacktestReport report, EquityCurve curve, List<PriceLine> prices) {
        var html = new HtmlReport(report, curve);
        html.head();
        html.equity();
        prices.forEach(html::price);
        html.statistics();
        html.costs();
        html.attribution();
        html.trials();
        return html.page.append("</body></html>\n").toString();
    }

    private void head() {
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Backtest</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Backtest</h1><p>");
        report.badges().forEach(badge -> page.append("<span class=\"badge\">%s</span>".formatted(escaped(badge))));
        page.append("</p><p>%s to %s, profile %s, agents %s, seed %d</p>"
                .formatted(
                        report.from(),
                        report.to(),
                        escaped(report.profile()),
                        escaped(String.join(", ", report.agents())),
                        report.seed()));
        report.sources()
                .forEach(source -> page.append("<p><small>%s: %s, fingerprint %s</small></p>"
                        .formatted(source.symbol(), escaped(source.origin()), source.fingerprint())));
    }

    private void equity() {
        var points = curve.points().stream()
                .map(point -> new Chart.Point(point.time().toEpochMilli(), point.equity()))
                .toList();
        picture("Equity, USDT", points, "up");
        picture("Drawdown, fraction of the peak", drawdown(points), "down");
        picture("Rolling Sharpe ratio per observation, over an eighth of the time", rolling(points), "up");
        page.append("<h2>Return by month</h2>").append(MonthTable.html(curve.points()));
    }

    private void picture(String title, List<Chart.Point> points, String style) {
        page.append("<h2>%s</h2>".formatted(title))
                .append(Chart.fitting(points).line(points, style).svg(title));
    }

    private static List<Chart.Point> drawdown(List<Chart.Point> points) {
        var falls = new ArrayList<Chart.Point>();
        double peak = 0;
        for (var point : points) {
            peak = Math.max(peak, point.y());
            falls.add(new Chart.Point(point.x(), point.y() / peak - 1));
        }
        return falls;
    }

    private List<Chart.Point> rolling(List<Chart.Point> points) {
        var returns = curve.returns();
        int window = Math.max(2, returns.length / ROLLING_PARTS);
        var ratios = new ArrayList<Chart.Point>();
        for (int end = window; end <= returns.length; end++) {
            var some = java.util.Arrays.copyOfRange(returns, end - window, end);
            ratios.add(new Chart.Point(points.get(end).x(), Moments.of(some).sharpe()));
        }
        return ratios;
    }

    private void price(PriceLine line) {
        var marks = line.marks().stream()
                .map(mark -> new Chart.Point(mark.time().toEpochMilli(), mark.price()))
                .toList();
        var all = new ArrayList<>(marks);
        all.addAll(deals(line, Side.BUY));
        all.addAll(deals(line, Side.SELL));
        page.append("<h2>%s, buys green, sells red</h2>".formatted(line.symbol()))
                .append(Chart.fitting(all)
                        .line(marks, "up")
                        .marks(deals(line, Side.BUY), "buy")
                        .marks(deals(line, Side.SELL), "sell")
                        .svg("trades of " + line.symbol() + " on its mark price"));
    }

    private static List<Chart.Point> deals(PriceLine line, Side side) {
        return line.deals().stream()
                .filter(deal -> deal.side() == side)
                .map(deal -> new Chart.Point(deal.time().toEpochMilli(), deal.price()))
                .toList();
    }

    private void statistics() {
        var returns = report.returns();
        var trades = report.trades();
        page.append("<h2>Statistics</h2><table>");
        row("Observation", returns.intervalSeconds() + " s, " + returns.observations() + " of them", "");
        row("Total return", percent(returns.total()), "net of fees and funding");
        row("Market in the same time", percent(report.buyAndHold()), "first market's mark price");
        row("Sharpe", number(returns.sharpe()), "per observation, mean / sd(n-1), risk-free 0 (Sharpe 1994)");
        row("Sharpe, annual", number(returns.sharpeAnnual()), "not below 30 days");
        row("Standard error", number(returns.sharpeError()), "sqrt((1 + SR^2/2)/(T-1)) (Lo 2002)");
        row("Sortino", number(returns.sortino()), "mean / sqrt(sum min(r,0)^2 / n) (Sortino, Price 1994)");
        row(
                "Largest drawdown",
                percent(returns.maxDrawdown()),
                "longest below a peak: " + returns.longestUnderwater() + " observations");
        row("Calmar", number(returns.calmar()), "annual return / largest drawdown, not below 30 days");
        row(
                "Skew, kurtosis",
                number(returns.skew()) + ", " + number(returns.kurtosis()),
                "a normal variable has 0 and 3");
        row(
                "Probabilistic Sharpe",
                number(returns.probabilisticSharpe()),
                "Phi((SR - SR*) sqrt(T-1) / sqrt(1 - g3 SR + (g4-1)/4 SR^2)), SR* = 0 (Bailey, Lopez de Prado 2012)");
        row(
                "Deflated Sharpe",
                number(returns.deflatedSharpe()),
                "the same against SR* = %s, the best to expect of %d trials without skill (Bailey, Lopez de Prado 2014)"
                        .formatted(number(returns.skillessBest()), returns.trials()));
        row(
                "Observations to prove it",
                number(returns.minimumTrackRecord()),
                "minimum track record length at 95 % (Bailey, Lopez de Prado 2012)");
        row("Trades", Integer.toString(trades.trades()), "flat to flat, or to the other side");
        row("Hit rate", percent(trades.hitRate()), "zero is no win");
        row("Profit factor", number(trades.profitFactor()), "wins / losses");
        row("Expectancy", number(trades.expectancy()), "USDT per trade, net");
        row("Payoff", number(trades.payoff()), "mean win / mean loss");
        row("SQN", number(trades.quality()), "sqrt(n) mean / sd");
        row(
                "Decisions, orders, fills, denials",
                "%d, %d, %d, %d".formatted(report.decisions(), report.orders(), report.fills(), report.denials()),
                "");
        row("State hash", "<code>" + report.stateHash() + "</code>", "");
        page.append("</table>");
    }

    private void costs() {
        var costs = report.costs();
        page.append("<h2>Costs, USDT</h2><table>");
        row("Before costs", costs.grossPnl(), "");
        row("Fees paid", costs.fees(), "");
        row("Funding received", costs.funding(), "");
        row("Slippage", costs.slippage(), "against the touch at the decision; part of the result before costs");
        page.append("</table>");
    }

    private void attribution() {
        if (report.attribution().isEmpty()) {
            return;
        }
        page.append("<h2>What each agent was worth, USDT</h2><table>");
        row("Agent", "Share", "Result without it");
        report.attribution().forEach(share -> row(escaped(share.agent()), share.share(), share.pnlWithout()));
        page.append("</table><p><small>The result with everybody less the result of the same run without the"
                        + " agent. Shares")
                .append(" do not add up: the path changes.</small></p>");
    }

    private void trials() {
        if (report.trials().isEmpty()) {
            return;
        }
        page.append("<h2>Configurations tried</h2><table>");
        row("Settings", "Sharpe", "Equity");
        report.trials()
                .forEach(trial ->
                        row(escaped(String.join(" ", trial.settings())), number(trial.sharpe()), trial.equity()));
        page.append("</table>");
    }

    private void row(String name, String value, String remark) {
        page.append("<tr><td>%s</td><td>%s</td><td><small>%s</small></td></tr>".formatted(name, value, remark));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    private static String number(Optional<Double> value) {
        return value.map(HtmlReport::number).orElse("no verdict");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
