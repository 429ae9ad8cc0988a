package io.sapphire.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.options.SapphireHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point to is there. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");
    private static final Pattern COMMAND = Pattern.compile("\\./sapphire ([a-z][a-z-]+)");
    private static final Pattern CALL = Pattern.compile("\\./sapphire ([a-z][a-z-]+)((?: [^`\\n|#;]*)?)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z][a-z-]+) ");
    /** The agent that AGENT_GUIDE.md has its reader make. */
    private static final Pattern MADE_BY_THE_READER = Pattern.compile("tide-?watch");

    private static final List<String> OF_THE_SCRIPT = List.of("test", "performance-test", "check", "sbom");
    private static final Pattern CODE = Pattern.compile("`((?:[a-z][a-z0-9-]*/)+[A-Za-z0-9._-]*)`");

    static Stream<Path> documents() {
        return Stream.concat(
                Stream.of(ROOT.resolve("README.md")),
                files(ROOT.resolve("docs")).filter(file -> file.toString().endsWith(".md")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) {
        assertThat(found(LINK, document).filter(link -> !link.contains("://")))
                .allSatisfy(link ->
                        assertThat(document.resolveSibling(link)).as(link).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestThatIsNamedThereIs(Path document) throws IOException {
        assertThat(tests()).containsAll(found(TEST, document).toList());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandIsOneOfOurs(Path document) {
        var help = new ByteArrayOutputStream();
        var _ = Sapphire.run(new SapphireHome(ROOT), new PrintStream(help), new PrintStream(help), "--help");
        var commands = LISTED.matcher(help.toString(UTF_8)).results().map(match -> match.group(1));
        assertThat(Stream.concat(commands, OF_THE_SCRIPT.stream()))
                .containsAll(found(COMMAND, document).toList());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathOfTheProjectThatIsNamedThereIs(Path document) {
        assertThat(found(CODE, document)
                        .filter(path -> !MADE_BY_THE_READER.matcher(path).find())
                        .filter(path -> Files.exists(ROOT.resolve(path.split("/")[0]))))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    /** An option that a document tells of is one of the command it stands behind. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyOptionIsOneOfItsCommand(Path document) throws IOException {
        var lines = Files.readString(document).replace("\\\n", " ");
        for (var call : CALL.matcher(lines).results().toList()) {
            if (OF_THE_SCRIPT.contains(call.group(1))) {
                continue;
            }
            var help = help(call.group(1))
                    + help(call.group(1), call.group(2).strip().split("\\s")[0]);
            assertThat(OPTION.matcher(call.group(2)).results().map(option -> option.group()))
                    .as(call.group())
                    .allMatch(help::contains);
        }
    }

    /** Decisions are numbered once, say so in their title, and are read in a minute. */
    @Test
    void decisionsAreNumberedOnceAndShort() throws IOException {
        var decisions = files(ROOT.resolve("docs/decisions"))
                .filter(Files::isRegularFile)
                .sorted()
                .toList();
        for (int number = 1; number <= decisions.size(); number++) {
            var file = decisions.get(number - 1);
            assertThat(file.getFileName().toString()).startsWith("%04d-".formatted(number));
            var lines = Files.readAllLines(file);
            assertThat(lines.getFirst()).as(file.toString()).startsWith("# %d. ".formatted(number));
            assertThat(lines).as(file.toString()).hasSizeBetween(10, 20);
        }
    }

    private static String help(String... command) {
        var told = new ByteArrayOutputStream();
        var words = Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new);
        var _ = Sapphire.run(new SapphireHome(ROOT), new PrintStream(told), new PrintStream(told), words);
        return told.toString(UTF_8);
    }

    private static Stream<String> found(Pattern pattern, Path document) {
        try {
            return pattern.matcher(Files.readString(document)).results().map(match -> match.group(1)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> tests() throws IOException {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(DocumentsTest::files)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(toSet());
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
