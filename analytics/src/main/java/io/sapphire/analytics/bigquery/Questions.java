package io.sapphire.analytics.bigquery;

import io.sapphire.analytics.table.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks BigQuery in SQL. Only about where the tables stand, so that an answer is never long. */
final class Questions {
    private static final int PATIENCE_MILLIS = 50_000;

    private final Rest rest;

    Questions(Rest rest) {
        this.rest = rest;
    }

    /** A cell as text, since that is how all of them come; null where it is empty. */
    record Row(List<@Nullable String> cells) {
        String text(int column) {
            var cell = cells.get(column);
            return cell == null ? "" : cell;
        }

        /** 0 where there is none. */
        long number(int column) {
            var cell = cells.get(column);
            return cell == null ? 0 : Long.parseLong(cell);
        }
    }

    /** @param values of what the question names with an at sign: a String or a Long */
    List<Row> ask(String sql, Map<String, Object> values) {
        var answer = rest.query(Map.of(
                "query",
                sql,
                "useLegacySql",
                false,
                // What was just appended is what is asked for.
                "useQueryCache",
                false,
                "timeoutMs",
                PATIENCE_MILLIS,
                "parameterMode",
                "NAMED",
                "queryParameters",
                values.entrySet().stream().map(Questions::parameter).toList()));
        if (!answer.path("jobComplete").asBoolean(false) || answer.hasNonNull("pageToken")) {
            throw new StoreException(
                    "BigQuery does not say within %d s where the tables stand".formatted(PATIENCE_MILLIS / 1_000));
        }
        return elements(answer.path("rows")).map(Questions::row).toList();
    }

    private static Map<String, Object> parameter(Map.Entry<String, Object> value) {
        var type = value.getValue() instanceof Long ? "INT64" : "STRING";
        return Map.of(
                "name",
                value.getKey(),
                "parameterType",
                Map.of("type", type),
                "parameterValue",
                Map.of("value", value.getValue().toString()));
    }

    private static Row row(JsonNode row) {
        var cells = new ArrayList<@Nullable String>();
        elements(row.path("f"))
                .forEach(cell -> cells.add(
                        cell.path("v").isNull() ? null : cell.path("v").asString()));
        return new Row(cells);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
