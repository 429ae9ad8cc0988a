package io.sapphire.local.report;

import java.util.List;
import java.util.Locale;

/** One picture of lines and marks over time, as SVG without scripts. */
final class Chart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 240;
    private static final int LEFT = 80;
    private static final int BOTTOM = 20;

    private final StringBuilder shapes = new StringBuilder();
    private final double firstX;
    private final double lastX;
    private final double low;
    private final double high;

    /** @param x and y of a point */
    record Point(double x, double y) {}

    private Chart(List<Point> points) {
        firstX = points.stream().mapToDouble(Point::x).min().orElse(0);
        lastX = points.stream().mapToDouble(Point::x).max().orElse(1);
        low = points.stream().mapToDouble(Point::y).min().orElse(0);
        high = points.stream().mapToDouble(Point::y).max().orElse(1);
    }

    /** A chart whose axes fit these points. */
    static Chart fitting(List<Point> points) {
        return new Chart(points);
    }

    Chart line(List<Point> points, String style) {
        var path = new StringBuilder();
        for (var point : points) {
            path.append(path.isEmpty() ? "M" : " L").append(place(point));
        }
        shapes.append("<path class=\"%s\" d=\"%s\"/>".formatted(style, path));
        return this;
    }

    Chart marks(List<Point> points, String style) {
        points.forEach(point -> shapes.append("<circle class=\"%s\" r=\"2.5\" cx=\"%s\" cy=\"%s\"/>"
                .formatted(style, number(x(point)), number(y(point)))));
        return this;
    }

    /** @param caption said to those who do not see it */
    String svg(String caption) {
        return """
            <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
            <text x="%d" y="12" text-anchor="end">%s</text><text x="%d" y="%d" text-anchor="end">%s</text>
            <line class="axis" x1="%d" y1="0" x2="%d" y2="%d"/>%s</svg>
            """.formatted(
                        WIDTH,
                        HEIGHT,
                        caption,
                        LEFT - 6,
                        label(high),
                        LEFT - 6,
                        HEIGHT - BOTTOM,
                        label(low),
                        LEFT,
                        LEFT,
                        HEIGHT - BOTTOM,
                        shapes);
    }

    private String place(Point point) {
        return number(x(point)) + " " + number(y(point));
    }

    private double x(Point point) {
        return LEFT + (WIDTH - LEFT - 4) * share(point.x(), firstX, lastX);
    }

    private double y(Point point) {
        return (HEIGHT - BOTTOM) * (1 - share(point.y(), low, high));
    }

    private static double share(double value, double from, double to) {
        return to > from ? (value - from) / (to - from) : 0.5;
    }

    private static String label(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.4f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
