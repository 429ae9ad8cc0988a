package io.sapphire.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.view.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The published description, and what is made of it, are those of this build. */
class DescriptionTest {
    private static final Path DOCUMENT = Path.of("..", "dashboard", "openapi.json");
    private static final Path TYPES = Path.of("..", "dashboard", "src", "api", "schema.d.ts");
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private static String document() {
        var described = new OpenApi(AccessTest.endpoints(), "development").document();
        var plain = PRETTY.readValue(Json.mapper().writeValueAsString(described), Object.class);
        return PRETTY.writeValueAsString(plain) + "\n";
    }

    /** Run with -Dsapphire.generate=true to write it, then scripts/api-types.sh. */
    @Test
    void theDocumentInTheRepositoryIsTheOneThatIsServed() throws IOException {
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
    }

    /** The types name the document they were made of. */
    @Test
    void theTypesOfThePageAreMadeOfIt() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(Files.readString(DOCUMENT).getBytes(UTF_8));
        try (var lines = Files.lines(TYPES)) {
            assertThat(lines.findFirst().orElseThrow())
                    .isEqualTo(
                            "// Made of openapi.json " + HexFormat.of().formatHex(digest) + " by scripts/api-types.sh");
        }
    }

    static Iterable<Endpoint> endpoints() {
        return AccessTest.endpoints();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointIsDescribedWithItsAnswerAndAnExampleOfWhatIsSent(Endpoint endpoint) {
        var operation = described()
                .path("paths")
                .path(endpoint.route())
                .path(endpoint.method().name().toLowerCase(Locale.ROOT));
        assertThat(operation.path("summary").asString()).isEqualTo(endpoint.summary());
        assertThat(operation.path("x-role").asString())
                .isEqualTo(endpoint.role().toString());
        assertThat(operation.path("responses").path("200").path("content").isEmpty())
                .isFalse();
        if (endpoint.body().isPresent()) {
            var sent = operation.path("requestBody").path("content").path("application/json");
            var known = described()
                    .path("components")
                    .path("schemas")
                    .path(sent.path("schema").path("$ref").asString().replaceFirst(".*/", ""))
                    .path("properties");
            assertThat(sent.path("example").properties()).isNotEmpty();
            assertThat(sent.path("example").propertyNames()).isSubsetOf(known.propertyNames());
        }
    }

    private static JsonNode described() {
        return PRETTY.readTree(document());
    }
}
