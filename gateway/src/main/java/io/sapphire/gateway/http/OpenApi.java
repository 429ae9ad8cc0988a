package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Describes the table of endpoints as an OpenAPI 3.1 document. */
final class OpenApi {
    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Schemas schemas = new Schemas();
    private final String build;

    OpenApi(List<Endpoint> endpoints, String build) {
        this.build = build;
        endpoints.forEach(this::add);
    }

    Map<String, Object> document() {
        return Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of(
                        "title",
                        "Sapphire gateway",
                        "version",
                        build,
                        "description",
                        "Decimals are strings; ...Us are microseconds since the epoch, by the venue's clock unless"
                            + " named recorded or server; ...Ms are milliseconds; ...Ratio are 0 to 1; ...Bp are basis"
                            + " points; null is absent."),
                "security",
                List.of(Map.of("token", List.of()), Map.of("session", List.of())),
                "paths",
                paths,
                "components",
                Map.of("schemas", schemas.named(), "securitySchemes", securitySchemes()));
    }

    private static Map<String, Object> securitySchemes() {
        return Map.of(
                "token",
                Map.of("type", "http", "scheme", "bearer"),
                "session",
                Map.of("type", "apiKey", "in", "cookie", "name", "SAPPHIRE_SESSION"));
    }

    @SuppressWarnings("unchecked")
    private void add(Endpoint endpoint) {
        var methods = (Map<String, Object>) paths.computeIfAbsent(endpoint.route(), _ -> new TreeMap<String, Object>());
        methods.put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
    }

    private Map<String, Object> operation(Endpoint endpoint) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("summary", endpoint.summary());
        operation.put("x-role", endpoint.role().toString());
        operation.put(
                "parameters",
                endpoint.parameters().stream().map(OpenApi::parameter).toList());
        endpoint.body()
                .ifPresent(body -> operation.put(
                        "requestBody",
                        Map.of(
                                "required",
                                true,
                                "content",
                                Map.of(
                                        "application/json",
                                        Map.of(
                                                "schema",
                                                schemas.of(body.getType()),
                                                "example",
                                                Examples.of(body.getType()))))));
        operation.put("responses", responses(endpoint));
        return operation;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        var told = new LinkedHashMap<String, Object>();
        told.put("name", parameter.name());
        told.put("in", parameter.place());
        told.put("required", parameter.place().equals("path"));
        told.put("description", parameter.description());
        told.put("schema", Map.of("type", parameter.type()));
        Examples.of(parameter).ifPresent(example -> told.put("example", example));
        return told;
    }

    private Map<String, Object> responses(Endpoint endpoint) {
        var content = endpoint.answer()
                .map(answer ->
                        Map.<String, Object>of("application/json", Map.of("schema", schemas.of(answer.getType()))))
                .orElse(Map.of("text/event-stream", Map.of("schema", Map.of("type", "string"))));
        return Map.of(
                "200", Map.of("description", "The answer.", "content", content),
                "default", Map.of("description", "What went wrong.", "content", problem()));
    }

    private Map<String, Object> problem() {
        return Map.of("application/problem+json", Map.of("schema", schemas.of(Problem.class)));
    }
}
