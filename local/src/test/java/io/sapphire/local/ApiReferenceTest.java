package io.sapphire.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference is made of what is served: the gateway's description of itself, and the protos. */
class ApiReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "API_REFERENCE.md");
    private static final Path DESCRIPTION = Path.of("..", "dashboard", "openapi.json");
    private static final Path PROTOS = Path.of("..", "proto", "src", "main", "proto");
    private static final Pattern SERVICE = Pattern.compile("^service (\\w+) \\{$");
    private static final Pattern CALL =
            Pattern.compile("^  rpc (\\w+)\\((stream )?(\\w+)\\) returns \\((stream )?(\\w+)\\).*$");

    @Test
    void pageListsWhatIsServed() throws IOException {
        var page = """
            # API reference

            Made of the gateway's OpenAPI document and of the protos. How answers are to be read, and examples, is in
            [API.md](API.md); types of answers are in `/api/v1/openapi.json`, of messages in `proto/`.

            ## REST

            """ + rest(new JsonMapper().readTree(DESCRIPTION.toFile())) + "\n## gRPC\n" + grpc();
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generate it with: mvn test -pl local -am -Dsapphire.generate")
                .hasContent(page);
    }

    private static String rest(JsonNode document) {
        var rows = new ArrayList<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> rows.add(row(path.getKey(), call.getKey(), call.getValue()))));
        return "| call | what | role | parameters |\n|---|---|---|---|\n" + String.join("", rows);
    }

    private static String row(String path, String method, JsonNode call) {
        var parameters = call.path("parameters")
                .valueStream()
                .filter(parameter -> !parameter.path("in").asString().equals("path"))
                .map(parameter -> "`" + parameter.path("name").asString() + "`")
                .collect(Collectors.joining(", "));
        return "| `%s %s` | %s | %s | %s |%n"
                .formatted(
                        method.toUpperCase(Locale.ROOT),
                        path,
                        call.path("summary").asString(),
                        call.path("x-role").asString("anybody"),
                        parameters)
                .replace(System.lineSeparator(), "\n");
    }

    private static String grpc() throws IOException {
        try (var files = Files.walk(PROTOS)) {
            var pages = new StringBuilder();
            for (var file : files.filter(path -> path.toString().endsWith(".proto"))
                    .sorted()
                    .toList()) {
                pages.append(services(Files.readAllLines(file, UTF_8)));
            }
            return pages.toString();
        }
    }

    /** Comments stand right above what they are about. */
    private static String services(List<String> lines) {
        var page = new StringBuilder();
        var comment = new ArrayList<String>();
        for (var line : lines) {
            var service = SERVICE.matcher(line);
            var call = CALL.matcher(line);
            if (service.matches()) {
                page.append("\n### %s\n\n%s\n\n".formatted(service.group(1), text(comment)));
                page.append("| call | takes | gives | what |\n|---|---|---|---|\n");
            } else if (call.matches()) {
                page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                call.group(1),
                                message(call.group(2), call.group(3)),
                                message(call.group(4), call.group(5)),
                                text(comment)));
            }
            var words = line.strip();
            if (words.startsWith("//")) {
                comment.add(words.substring(2).strip());
            } else {
                comment.clear();
            }
        }
        return page.toString();
    }

    private static String message(String stream, String type) {
        return (stream == null ? "" : "stream of ") + "`" + type + "`";
    }

    private static String text(List<String> comment) {
        return comment.stream()
                .map(line -> line.isEmpty() ? "" : line)
                .collect(Collectors.joining(" "))
                .replaceAll(" {2,}", " ")
                .replace("|", "\\|");
    }
}
