package io.sapphire.coordinator.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    private static final List<String> RULES = List.of("rules");

    @TempDir
    Path folder;

    @Test
    void nameIsTheVersionAndTheRules() {
        assertThat(Build.name()).matches("[^+ ]+\\+[0-9a-f]{12}");
    }

    @Test
    void otherRulesHaveAnotherNameAndOtherCodeHasNot() throws IOException {
        var rule = write("rules/Rule.class", "buy");
        var before = hash(folder);
        var _ = write("elsewhere/Page.class", "any");
        assertThat(hash(folder)).isEqualTo(before);
        Files.writeString(rule, "sell");
        assertThat(hash(folder)).isNotEqualTo(before);
    }

    @Test
    void jarOfTheSameClassesHasTheSameName() throws IOException {
        var _ = write("classes/rules/deep/Rule.class", "buy");
        var jar = folder.resolve("classes.jar");
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.createDirectories(zip.getPath("/rules/deep"));
            Files.writeString(zip.getPath("/rules/deep/Rule.class"), "buy");
        }
        assertThat(hash(jar)).isEqualTo(hash(folder.resolve("classes")));
    }

    private Path write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String hash(Path place) {
        return new CodeHash(List.of(place), RULES).text();
    }
}
