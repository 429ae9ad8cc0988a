package io.sapphire.local.report;

import io.sapphire.domain.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a run looked like over time. */
final class Pictures {
    private static final int ROLLING_PARTS = 8;
    private static final int FEWEST = 2;

    private Pictures() {}

    static void of(EquityCurve curve, Html page) {
        var points = points(curve.points());
        picture(page, "Equity, USDT", points, "up");
        picture(page, "Drawdown, fraction of the peak", drawdown(points), "down");
        int window = window(curve);
        picture(
                page,
                "Rolling Sharpe ratio, over %d observations of %d s"
                        .formatted(window, curve.interval().toSeconds()),
                rolling(curve, points, window),
                "up");
    }

    static void of(Walk walk, Html page) {
        picture(page, "Out of sample, compounded from 1", points(walk.curve()), "up");
    }

    static void of(PriceLine line, Html page) {
        var marks = line.marks().stream()
                .map(mark -> new Chart.Point(mark.time().toEpochMilli(), mark.price()))
                .toList();
        var buys = deals(line, Side.BUY);
        var sells = deals(line, Side.SELL);
        var all = new ArrayList<>(marks);
        all.addAll(buys);
        all.addAll(sells);
        page.section("%s: mark price, %d fills that bought (green, up) and %d that sold (red, down)"
                .formatted(line.symbol(), buys.size(), sells.size()));
        if (all.isEmpty()) {
            page.paragraph("Nothing was seen.");
            return;
        }
        page.markup(Chart.fitting(all)
                .line(marks, "up")
                .arrows(buys, true, "buy")
                .arrows(sells, false, "sell")
                .svg("trades of " + line.symbol() + " on its mark price"));
    }

    private static void picture(Html page, String title, List<Chart.Point> points, String style) {
        page.section(title);
        if (points.size() < FEWEST) {
            page.paragraph("Too few observations to draw.");
        } else {
            page.markup(Chart.fitting(points).line(points, style).svg(title));
        }
    }

    private static List<Chart.Point> points(List<EquityCurve.Point> curve) {
        return curve.stream()
                .map(point -> new Chart.Point(point.time().toEpochMilli(), point.equity()))
                .toList();
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

    private static int window(EquityCurve curve) {
        return Math.max(FEWEST, (curve.points().size() - 1) / ROLLING_PARTS);
    }

    private static List<Chart.Point> rolling(EquityCurve curve, List<Chart.Point> points, int window) {
        var returns = curve.returns();
        var ratios = new ArrayList<Chart.Point>();
        // More of them than the picture is wide would take long and show nothing.
        int stride = Math.max(1, returns.length / 2_000);
        for (int end = window; end <= returns.length; end += stride) {
            var some = Arrays.copyOfRange(returns, end - window, end);
            ratios.add(new Chart.Point(points.get(end).x(), Moments.of(some).sharpe()));
        }
        return ratios;
    }

    private static List<Chart.Point> deals(PriceLine line, Side side) {
        return line.deals().stream()
                .filter(deal -> deal.side() == side)
                .map(deal -> new Chart.Point(deal.time().toEpochMilli(), deal.price()))
                .toList();
    }
}
