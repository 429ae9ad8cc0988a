package io.sapphire.local.sql;

import io.sapphire.analytics.duckdb.Answer.Form;
import io.sapphire.analytics.duckdb.Answer.Heading;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** For programs: one array, an object per row. Exact decimals are strings. */
final class JsonPrint implements Print {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final PrintStream out;
    private List<Heading> headings = List.of();
    private boolean any;

    JsonPrint(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<Heading> told) {
        headings = told;
        out.print("[");
    }

    @Override
    public void row(List<Optional<String>> cells) {
        out.print(any ? ",\n" : "\n");
        out.print(IntStream.range(0, headings.size())
                .mapToObj(
                        column -> MAPPER.writeValueAsString(headings.get(column).name())
                                + ":"
                                + value(headings.get(column).form(), cells.get(column)))
                .collect(Collectors.joining(",", "{", "}")));
        any = true;
    }

    @Override
    public void end() {
        out.println(any ? "\n]" : "]");
    }

    private static String value(Form form, Optional<String> cell) {
        return switch (form) {
            case TEXT -> cell.map(MAPPER::writeValueAsString).orElse("null");
            case BOOLEAN -> cell.orElse("null");
            case NUMBER -> cell.map(JsonPrint::number).orElse("null");
        };
    }

    /** JSON knows neither infinity nor what is not a number. */
    private static String number(String value) {
        return value.matches("-?[0-9.]+([eE][-+]?[0-9]+)?") ? value : MAPPER.writeValueAsString(value);
    }
}
