package io.sapphire.local.sql;

import io.sapphire.analytics.duckdb.Answer.Heading;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** For spreadsheets, by RFC 4180. */
final class CsvPrint implements Print {
    private static final String END = "\r\n";

    private final PrintStream out;

    CsvPrint(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<Heading> headings) {
        line(headings.stream().map(Heading::name).toList());
    }

    @Override
    public void row(List<Optional<String>> cells) {
        line(cells.stream().map(cell -> cell.orElse("")).toList());
    }

    @Override
    public void end() {}

    private void line(List<String> cells) {
        out.print(cells.stream().map(CsvPrint::quoted).collect(Collectors.joining(",", "", END)));
    }

    private static String quoted(String cell) {
        boolean plain =
                cell.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
