package io.sapphire.local.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.sentence.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CreateAgentTest {
    private static final int MISUSE = 2;

    @TempDir
    Path project;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicReference<String> said = new AtomicReference<>("");

    @BeforeEach
    void copy() {
        ProjectCopy.into(project);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Tide", "9tide", "-tide", "tide-", "ti--de", "ti_de", "tide.watch", "../tide", "new", "class"
            })
    void nameThatCannotBeOneIsRefusedInASentenceAndNothingIsWritten(String name) throws IOException {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trend-momentum", "gateway", "exchange-adapter", "trading-coordinator"})
    void nameThatIsTakenIsRefusedAndNothingIsWritten(String name) throws IOException {
        assertRefused(name);
    }

    @Test
    void nameThatIsTooLongIsRefused() throws IOException {
        assertRefused("a".repeat(31));
    }

    @Test
    void secondOneOfANameOverwritesNothing() throws IOException {
        assertThat(run("tide-watch", "--type", "analysis")).isZero();
        assertRefused("tide-watch");
        // The same package.
        assertRefused("tidewatch");
    }

    @ParameterizedTest
    @CsvSource({"oracle,--type", "analyst,--type=analyst", "none,"})
    void typeThatDoesNotExistIsRefused(String name, String option) throws IOException {
        var before = files();
        var typed = option == null ? new String[] {name} : new String[] {name, option};
        assertThat(run(typed)).isEqualTo(MISUSE);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void folderThatIsNoProjectIsRefused(@TempDir Path elsewhere) {
        var command = command(elsewhere);
        assertThat(command.execute("tide-watch", "--type=analysis")).isEqualTo(1);
        assertThat(said.get()).contains("There is no Sapphire project in");
    }

    @Test
    void seatRouteAndPodAreAddedBesideTheOthers() throws IOException {
        assertThat(run("tide-watch", "--type", "execution")).isZero();
        assertThat(Files.readString(project.resolve("k8s/base/coordinator/coordinator.properties")))
                .contains(".id=tide-watch\n")
                .contains(".target=tide-watch:9090\n");
        for (var list : new String[] {"k8s/agents/kustomization.yaml", "istio/agents/kustomization.yaml"}) {
            assertThat(Files.readString(project.resolve(list))).contains("\n  - tide-watch");
        }
        assertThat(Files.readString(project.resolve("istio/coordinator.yaml"))).contains("./tide-watch.trading-system");
        assertThat(Files.readString(project.resolve("docker-compose.yaml")))
                .contains("\n  tide-watch:\n")
                .contains("k8s/agents/tide-watch/agents.properties")
                .contains("\n      - tide-watch\n");
        assertThat(Files.readString(project.resolve("k8s/agents/tide-watch/agents.properties")))
                .contains("sapphire.agents.enabled=tide-watch");
    }

    @Test
    void programsAreToldWhatIsNewAndWhatSaysMore() throws IOException {
        var before = files();
        assertThat(run("tide-watch", "--type=strategy", "--json")).isZero();
        var told = JsonMapper.shared().readTree(out.toString());
        assertThat(told.required("agent").asString()).isEqualTo("tide-watch");
        assertThat(told.required("type").asString()).isEqualTo("strategy");
        var after = files();
        var created = after.keySet().stream().filter(file -> !before.containsKey(file));
        assertThat(texts(told.required("created"))).containsExactlyInAnyOrderElementsOf(created.toList());
        var extended = before.keySet().stream()
                .filter(file -> !Objects.equals(before.get(file), after.get(file)))
                .toList();
        assertThat(texts(told.required("extended"))).containsExactlyInAnyOrderElementsOf(extended);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private void assertRefused(String name) throws IOException {
        var before = files();
        assertThat(run(name, "--type", "analysis")).isEqualTo(MISUSE);
        assertThat(said.get()).matches("[A-Z][^\n]*\\.");
        assertThat(files()).isEqualTo(before);
    }

    private Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(project)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(project.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private int run(String... typed) {
        return command(project).execute(typed);
    }

    private CommandLine command(Path folder) {
        return new CommandLine(new CreateAgent(folder, new PrintStream(out, true)))
                .setParameterExceptionHandler((failure, _) -> {
                    said.set(failure.getMessage() + ".");
                    return MISUSE;
                })
                .setExecutionExceptionHandler((failure, _, _) -> {
                    said.set(String.valueOf(failure.getMessage()));
                    return ((Refusal) failure).exitCode();
                });
    }
}
