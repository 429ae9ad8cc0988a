package io.sapphire.local.sql;

import io.sapphire.analytics.duckdb.Answer.Form;
import io.sapphire.analytics.duckdb.Answer.Heading;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** For people: columns under each other. Only so many rows are held at a time; wider ones later on get columns of their own. */
final class TablePrint implements Print {
    private static final int PAGE = 1_000;
    private static final String GAP = "  ";

    private final PrintStream out;
    private final List<List<String>> page = new ArrayList<>();
    private List<Heading> headings = List.of();
    private long rows;

    TablePrint(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<Heading> told) {
        headings = told;
    }

    @Override
    public void row(List<Optional<String>> cells) {
        page.add(cells.stream()
                .map(cell -> cell.orElse(""))
                .map(TablePrint::onOneLine)
                .toList());
        rows++;
        if (page.size() == PAGE) {
            print();
        }
    }

    @Override
    public void end() {
        if (!page.isEmpty() || rows == 0) {
            print();
        }
        out.println(rows == 1 ? "1 row" : rows + " rows");
    }

    private void print() {
        var widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        line(headings.stream().map(Heading::name).toList(), widths);
        out.println(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)));
        page.forEach(cells -> line(cells, widths));
        page.clear();
    }

    private int width(int column) {
        int longest = page.stream()
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElse(0);
        return Math.max(longest, headings.get(column).name().length());
    }

    private void line(List<String> cells, int[] widths) {
        out.println(IntStream.range(0, widths.length)
                .mapToObj(column -> padded(cells.get(column), widths[column], column))
                .collect(Collectors.joining(GAP))
                .stripTrailing());
    }

    /** Numbers to the right. */
    private String padded(String cell, int width, int column) {
        var blank = " ".repeat(width - cell.length());
        return headings.get(column).form() == Form.NUMBER ? blank + cell : cell + blank;
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
