package io.sapphire.local.scaffold;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.local.SyntheticMarket;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code create-agent} writes compiles, passes and votes without another edit: in a copy of the project. */
@Tag("slow")
class CreatedAgentTest {
    private static final Set<String> CREATED = Set.of("tide-analysis", "tide-strategy", "tide-execution");
    private static final int MINUTES = 150;

    @TempDir
    Path project;

    @Test
    void everyTypeCompilesPassesJoinsAndVotes() throws Exception {
        ProjectCopy.into(project);
        for (var id : CREATED) {
            var type = id.substring("tide-".length());
            assertThat(new CommandLine(new CreateAgent(project, new PrintStream(new ByteArrayOutputStream())))
                            .execute(id, "--type", type))
                    .isZero();
        }
        assertLaidOut();
        compile("main", "");
        compile("test", classes("main") + File.pathSeparator);
        pass();
        vote();
    }

    private void assertLaidOut() throws Exception {
        var formatter = Formatter.createFormatter(
                JavaFormatterOptions.builder().style(Style.PALANTIR).build());
        for (var file : javaFiles(project.resolve("agents/src"), "/own/")) {
            var source = Files.readString(file);
            assertThat(formatter.formatSourceAndFixImports(source))
                    .as(file.toString())
                    .isEqualTo(source);
        }
    }

    private void compile(String kind, String before) throws IOException {
        var sources = project.resolve("agents/src/" + kind + "/java");
        var arguments = new ArrayList<>(
                List.of("-proc:none", "-parameters", "-nowarn", "-d", classes(kind), "-cp", before + classPath()));
        javaFiles(sources, "").forEach(file -> arguments.add(file.toString()));
        var told = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler().run(null, told, told, arguments.toArray(String[]::new));
        assertThat(failed).as(told.toString()).isZero();
    }

    /** Their own tests, and what is asked of every agent. */
    private void pass() throws Exception {
        var program = new ArrayList<>(List.of(RunTests.class.getName(), "io.sapphire.agents.GoodCitizensTest"));
        for (var id : CREATED) {
            var name = new AgentName(id);
            program.add("io.sapphire.agents.own." + name.packageName() + "." + name.className() + "Test");
        }
        run(program);
    }

    private void vote() throws Exception {
        var market = SyntheticMarket.write(project.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        var data = project.resolve("home");
        run(List.of(
                "io.sapphire.local.Sapphire",
                "up",
                "--port=0",
                "--speed=max",
                "--exit-at-end",
                "--data-dir=" + data,
                "--market=" + market));
        assertThat(told(
                        data,
                        event -> event instanceof AgentJoined joined
                                ? Optional.of(joined.agent().id().value())
                                : Optional.empty()))
                .containsAll(CREATED);
        assertThat(told(
                        data,
                        event -> event instanceof SignalReceived(var signal)
                                ? Optional.of(signal.agent().value())
                                : Optional.empty()))
                .containsAll(CREATED);
    }

    private static Set<String> told(Path data, Function<MeshEvent, Optional<String>> from) throws IOException {
        try (var found = Files.walk(data)) {
            var events = found.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .map(Path::getParent)
                    .orElseThrow();
            try (var log = LogReader.from(events, 1, new EventCodec())) {
                return Stream.generate(log::read)
                        .takeWhile(Optional::isPresent)
                        .flatMap(recorded -> from.apply(recorded.orElseThrow().event()).stream())
                        .collect(toSet());
            }
        }
    }

    private void run(List<String> program) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                String.join(
                        File.pathSeparator,
                        classes("test"),
                        classes("main"),
                        project.resolve("agents/src/main/resources").toString(),
                        project.resolve("agents/src/test/resources").toString(),
                        classPath())));
        command.addAll(program);
        var output = project.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(new File("../agents"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }

    private String classes(String kind) {
        return project.resolve("classes-" + kind).toString();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((all, entry) -> all + File.pathSeparator + entry)
                .orElseThrow();
    }

    private static List<Path> javaFiles(Path folder, String within) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains(within))
                    .toList();
        }
    }
}
