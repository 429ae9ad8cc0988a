package io.sapphire.local.report;

import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Returns by month, as a heat map in a table. */
final class MonthTable {
    /** A month of this return has the full colour. */
    private static final double FULL = 0.1;

    private MonthTable() {}

    /** From the last point of a month to that of the next, as a fraction; what is seen at midnight ends the month before. */
    static Map<YearMonth, Double> returns(List<EquityCurve.Point> points) {
        var ends = new TreeMap<YearMonth, Double>();
        points.stream()
                .skip(1)
                .forEach(point ->
                        ends.put(YearMonth.from(point.time().minusMillis(1).atOffset(ZoneOffset.UTC)), point.equity()));
        var returns = new TreeMap<YearMonth, Double>();
        double before = points.isEmpty() ? 1 : points.getFirst().equity();
        for (var end : ends.entrySet()) {
            returns.put(end.getKey(), end.getValue() / before - 1);
            before = end.getValue();
        }
        return returns;
    }

    static String html(List<EquityCurve.Point> points) {
        var returns = returns(points);
        var table = new StringBuilder("<div class=\"wide\"><table><tr><th>Year</th>");
        for (var month : Month.values()) {
            table.append("<th>%s</th>".formatted(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
        }
        table.append("</tr>");
        returns.keySet().stream().map(YearMonth::getYear).distinct().forEach(year -> row(table, year, returns));
        return table.append("</table></div>").toString();
    }

    private static void row(StringBuilder table, int year, Map<YearMonth, Double> returns) {
        table.append("<tr><th>%d</th>".formatted(year));
        for (var month : Month.values()) {
            var value = returns.get(YearMonth.of(year, month));
            table.append(value == null ? "<td></td>" : cell(value));
        }
        table.append("</tr>");
    }

    private static String cell(double value) {
        double strength = Math.min(1, Math.abs(value) / FULL);
        var colour = value >= 0 ? "46,125,50" : "198,40,40";
        return String.format(
                Locale.ROOT, "<td style=\"background:rgba(%s,%.2f)\">%.2f %%</td>", colour, strength, 100 * value);
    }
}
