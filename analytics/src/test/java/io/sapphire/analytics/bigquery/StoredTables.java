package io.sapphire.analytics.bigquery;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tables behind the service that WireMock plays; their rows lie in DuckDB, which answers the questions. Statuses, fields
 * and their forms are those of the service's reference, version 2, read 2026-11-23.
 */
final class StoredTables implements ResponseDefinitionTransformerV2 {
    static final String NAME = "tables";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of every table, as it was made. */
    final Map<String, ObjectNode> tables = new LinkedHashMap<>();

    private final Connection rows;
    private Predicate<String> question = _ -> false;
    private Runnable before = () -> {};
    private long etags;

    private record Answer(int status, String body) {}

    StoredTables(Connection rows) {
        this.rows = rows;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    /** Does something once, just before a question is answered. */
    synchronized void beforeQuestion(Predicate<String> which, Runnable first) {
        question = which;
        before = first;
    }

    /** A table that was there before. */
    synchronized void add(String name, String definition) {
        tables.put(name, (ObjectNode) JSON.readTree(definition));
    }

    synchronized ObjectNode table(String name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var path = request.getUrl();
        var name = path.substring(path.lastIndexOf('/') + 1);
        var answer = path.endsWith("/queries")
                ? query(JSON.readTree(request.getBodyAsString()))
                : request.getMethod().equals(RequestMethod.POST)
                        ? create((ObjectNode) JSON.readTree(request.getBodyAsString()))
                        : request.getMethod().equals(RequestMethod.PATCH)
                                ? patch(name, request.getHeader("If-Match"), JSON.readTree(request.getBodyAsString()))
                                : Optional.ofNullable(tables.get(name))
                                        .map(table -> new Answer(200, table.toString()))
                                        .orElseGet(() -> missing(name));
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.status())
                .withBody(answer.body())
                .build();
    }

    private static Answer missing(String name) {
        return error(404, "Not found: Table my-project:trading." + name);
    }

    private static Answer error(int status, String message) {
        return new Answer(status, errorBody(status, message));
    }

    static String errorBody(int status, String message) {
        return JSON.writeValueAsString(Map.of("error", Map.of("code", status, "message", message)));
    }

    private Answer create(ObjectNode table) {
        var name = table.path("tableReference").path("tableId").asString();
        if (tables.containsKey(name)) {
            return error(409, "Already Exists: Table my-project:trading." + name);
        }
        if (table.has("view")) {
            run("create view %s as %s"
                    .formatted(name, inDuckDb(table.path("view").path("query").asString())));
        } else {
            var columns = fields(table).map(StoredTables::column).toList();
            run("create table %s (%s)".formatted(name, String.join(", ", columns)));
        }
        tables.put(name, table);
        return touched(table);
    }

    private Answer touched(ObjectNode table) {
        table.put("etag", "etag-" + ++etags);
        return new Answer(200, table.toString());
    }

    private Answer patch(String name, String etag, JsonNode changes) {
        var table = tables.get(name);
        if (table == null) {
            return missing(name);
        }
        if (!etag.equals(table.path("etag").asString())) {
            return error(412, "Precondition check failed.");
        }
        if (changes.has("schema")) {
            var before = fields(table).toList();
            var after = fields(changes).toList();
            if (after.size() < before.size() || !after.subList(0, before.size()).equals(before)) {
                return error(400, "Provided Schema does not match Table my-project:trading." + name);
            }
            after.subList(before.size(), after.size())
                    .forEach(field -> run("alter table %s add column %s".formatted(name, column(field))));
        }
        if (changes.has("view")) {
            run("create or replace view %s as %s"
                    .formatted(name, inDuckDb(changes.path("view").path("query").asString())));
        }
        changes.properties().forEach(change -> table.set(change.getKey(), change.getValue()));
        return touched(table);
    }

    static Stream<JsonNode> fields(JsonNode table) {
        return elements(table.path("schema").path("fields"));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String column(JsonNode field) {
        var type = switch (field.path("type").asString()) {
            case "STRING", "JSON" -> "varchar";
            case "INTEGER" -> "bigint";
            case "BIGNUMERIC" ->
                "decimal(%s, %s)"
                        .formatted(
                                field.path("precision").asString(),
                                field.path("scale").asString());
            case "BOOLEAN" -> "boolean";
            case "TIMESTAMP" -> "timestamptz";
            default -> throw new IllegalArgumentException("no such type: " + field);
        };
        var required = field.path("mode").asString().equals("REQUIRED") ? " not null" : "";
        return field.path("name").asString() + " " + type + required;
    }

    private Answer query(JsonNode asked) {
        if (asked.path("useLegacySql").asBoolean(true)
                || asked.path("useQueryCache").asBoolean(true)) {
            return error(400, "Syntax error: legacy SQL, or an answer of yesterday");
        }
        var sql = inDuckDb(asked.path("query").asString());
        if (question.test(sql)) {
            question = _ -> false;
            before.run();
        }
        for (var parameter : elements(asked.path("queryParameters")).toList()) {
            var value = parameter.path("parameterValue").path("value").asString();
            boolean number =
                    parameter.path("parameterType").path("type").asString().equals("INT64");
            sql = sql.replaceAll("@" + parameter.path("name").asString() + "\\b", number ? value : "'" + value + "'");
        }
        try (var statement = rows.createStatement();
                var answer = statement.executeQuery(sql)) {
            var lines = new ArrayList<Object>();
            while (answer.next()) {
                var cells = new ArrayList<Object>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    var cell = new LinkedHashMap<String, Object>();
                    cell.put("v", answer.getString(column));
                    cells.add(cell);
                }
                lines.add(Map.of("f", cells));
            }
            return new Answer(200, JSON.writeValueAsString(Map.of("jobComplete", true, "rows", lines)));
        } catch (SQLException failure) {
            return error(400, String.valueOf(failure.getMessage()));
        }
    }

    private static String inDuckDb(String sql) {
        return sql.replaceAll("`my-project\\.trading\\.([a-z_]+)`", "$1");
    }

    private void run(String sql) {
        try (var statement = rows.createStatement()) {
            var _ = statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalArgumentException(sql, failure);
        }
    }
}
