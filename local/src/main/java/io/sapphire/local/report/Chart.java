package io.sapphire.local.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One picture of lines and marks over time, as SVG without scripts. */
public final class Chart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 240;
    private static final int LEFT = 84;
    private static final int RIGHT = 8;
    private static final int TOP = 8;
    private static final int BOTTOM = 22;
    private static final int TIMES = 5;
    private static final double MOST_LINES = 5;
    private static final Duration DAYS = Duration.ofDays(4);

    private final StringBuilder shapes = new StringBuilder();
    private final double firstX;
    private final double lastX;
    private final double low;
    private final double high;

    /** @param x milliseconds since 1970 */
    public record Point(double x, double y) {}

    private Chart(double firstX, double lastX, double low, double high) {
        this.firstX = firstX;
        this.lastX = lastX;
        // One value has no height of its own.
        double room = high > low ? (high - low) / 20 : Math.max(Math.abs(high) / 100, 1e-6);
        this.low = low - room;
        this.high = high + room;
        grid();
    }

    /** A chart whose axes fit these points, of which there is at least one. */
    public static Chart fitting(List<Point> points) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var point : points) {
            left = Math.min(left, point.x());
            right = Math.max(right, point.x());
            low = Math.min(low, point.y());
            high = Math.max(high, point.y());
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw");
        }
        return new Chart(left, right, low, high);
    }

    public Chart line(List<Point> points, String style) {
        var path = new StringBuilder();
        for (var point : thinned(points)) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(number(x(point)))
                    .append(' ')
                    .append(number(y(point)));
        }
        shapes.append("<path class=\"%s\" d=\"%s\"/>".formatted(style, path));
        return this;
    }

    /** Upward triangles below the points, or downward ones above. */
    public Chart arrows(List<Point> points, boolean up, String style) {
        double away = up ? 7 : -7;
        for (var point : points) {
            shapes.append(String.format(
                    Locale.ROOT,
                    "<path class=\"%s\" d=\"M%.1f %.1f l3.5 %.1f h-7 z\"/>",
                    style,
                    x(point),
                    y(point) + away / 7,
                    away));
        }
        return this;
    }

    /** @param caption said to those who do not see it */
    public String svg(String caption) {
        return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>%n"
                .formatted(WIDTH, HEIGHT, Html.escaped(caption), shapes);
    }

    private void grid() {
        double step = step((high - low) / MOST_LINES);
        for (double value = StrictMath.ceil(low / step) * step; value <= high; value += step) {
            double y = y(new Point(firstX, value));
            shapes.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y,
                    LEFT - 6,
                    y + 4,
                    label(value, step)));
        }
        for (int i = 0; i < TIMES && lastX > firstX; i++) {
            double at = firstX + (lastX - firstX) * i / (TIMES - 1);
            shapes.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                    x(new Point(at, low)),
                    HEIGHT - 6,
                    i == 0 ? "start" : i == TIMES - 1 ? "end" : "middle",
                    time(at)));
        }
    }

    /** The next of 1, 2 or 5 times a power of ten. */
    private static double step(double least) {
        double decade = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(least)));
        double times = least / decade;
        return decade * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static String label(double value, double step) {
        int decimals = (int) Math.clamp(-StrictMath.floor(StrictMath.log10(step)), 0, 8);
        // No negative nothing.
        return String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value) < step / 2 ? 0.0 : value);
    }

    private String time(double millis) {
        boolean days = lastX - firstX > DAYS.toMillis();
        var pattern = DateTimeFormatter.ofPattern(days ? "yyyy-MM-dd" : "MM-dd HH:mm", Locale.ROOT);
        return pattern.format(Instant.ofEpochMilli((long) millis).atOffset(ZoneOffset.UTC));
    }

    /** Where many points share a column of the picture: the first, the ends and the last of them. */
    private List<Point> thinned(List<Point> points) {
        if (points.size() <= 4 * WIDTH) {
            return points;
        }
        var thin = new ArrayList<Point>();
        int from = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || (int) x(points.get(i)) != (int) x(points.get(from))) {
                add(points.subList(from, i), thin);
                from = i;
            }
        }
        return thin;
    }

    private static void add(List<Point> column, List<Point> thin) {
        var lowest = column.getFirst();
        var highest = column.getFirst();
        for (var point : column) {
            lowest = point.y() < lowest.y() ? point : lowest;
            highest = point.y() > highest.y() ? point : highest;
        }
        boolean falls = highest.x() < lowest.x();
        thin.add(column.getFirst());
        thin.add(falls ? highest : lowest);
        thin.add(falls ? lowest : highest);
        thin.add(column.getLast());
    }

    private double x(Point point) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (lastX > firstX ? (point.x() - firstX) / (lastX - firstX) : 0.5);
    }

    private double y(Point point) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (point.y() - low) / (high - low));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
