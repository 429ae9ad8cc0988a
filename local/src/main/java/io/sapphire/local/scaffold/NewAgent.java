package io.sapphire.local.scaffold;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything a new agent needs in the project, worked out before the first file is touched. */
final class NewAgent {
    private static final String MODEL = "trend-momentum";
    private static final String SERVICES = "META-INF/services/io.sapphire.agents.kit.AgentFactory";

    private final Path project;
    private final AgentName name;
    private final Map<Path, String> created = new LinkedHashMap<>();
    private final Map<Path, String> extended = new LinkedHashMap<>();

    /** @throws Refusal if the folder is no project, or something of that name is there already */
    NewAgent(Path project, AgentName name, AgentType type) {
        this.project = project;
        this.name = name;
        if (!Files.isRegularFile(project.resolve("agents/src/main/resources/" + SERVICES))) {
            throw Refusal.failure("There is no Sapphire project in " + project + ".");
        }
        sources(type);
        manifests();
        configuration();
        created.keySet().forEach(this::refuseTaken);
    }

    private void sources(AgentType type) {
        var own = "/java/io/sapphire/agents/own/" + name.packageName() + "/";
        create("agents/src/main" + own + "package-info.java", template("package-info.java.txt"));
        create("agents/src/main" + own + name.className() + ".java", template(type.template()));
        create("agents/src/test" + own + name.className() + "Test.java", template("test.java.txt"));
    }

    private void manifests() {
        for (var file : new String[] {"agent.yaml", "agents.properties", "kustomization.yaml"}) {
            create("k8s/agents/" + name.id() + "/" + file, likeTheModel("k8s/agents/" + MODEL + "/" + file));
        }
        create("istio/agents/" + name.id() + ".yaml", likeTheModel("istio/agents/" + MODEL + ".yaml"));
        extend("k8s/agents/kustomization.yaml", this::withEveryLineOfTheModel);
        extend("istio/agents/kustomization.yaml", this::withEveryLineOfTheModel);
        extend("istio/coordinator.yaml", this::withEveryLineOfTheModel);
        extend("docker-compose.yaml", text -> withEveryLineOfTheModel(withServiceOfTheModel(text)));
    }

    private void configuration() {
        extend(
                "agents/src/main/resources/" + SERVICES,
                text -> text + "io.sapphire.agents.own." + name.packageName() + "." + name.className() + "$Sessions\n");
        extend("k8s/base/coordinator/coordinator.properties", this::withSeat);
    }

    private void create(String path, String text) {
        created.put(project.resolve(path), text);
    }

    private interface Extension {
        String of(String text);
    }

    private void extend(String path, Extension extension) {
        var text = read(project.resolve(path));
        extended.put(project.resolve(path), extension.of(text));
    }

    private String likeTheModel(String path) {
        return read(project.resolve(path)).replace(MODEL, name.id());
    }

    /** A copy of each line of its own that is the model's, below it. */
    private String withEveryLineOfTheModel(String text) {
        var lines = new StringBuilder();
        text.lines().forEach(line -> {
            lines.append(line).append('\n');
            if (line.strip().startsWith("- ") && line.contains(MODEL) && !line.contains("k8s/")) {
                lines.append(line.replace(MODEL, name.id())).append('\n');
            }
        });
        return lines.toString();
    }

    private String withServiceOfTheModel(String text) {
        int start = text.indexOf("  " + MODEL + ":\n");
        if (start < 0 || text.contains("\n  " + name.id() + ":\n")) {
            throw taken("docker-compose.yaml");
        }
        int end = start;
        do {
            end = text.indexOf('\n', end) + 1;
        } while (text.startsWith("    ", end));
        return text.substring(0, end) + text.substring(start, end).replace(MODEL, name.id()) + text.substring(end);
    }

    private String withSeat(String text) {
        long seats = text.lines()
                .filter(line -> line.matches("sapphire\\.coordinator\\.agents\\[\\d+]\\.id=.*"))
                .count();
        var seat = "sapphire.coordinator.agents[" + seats + "]";
        return text + seat + ".id=" + name.id() + "\n" + seat + ".target=" + name.id() + ":9090\n";
    }

    private void refuseTaken(Path file) {
        if (Files.exists(file)
                || Files.exists(Objects.requireNonNull(file.getParent()).resolve("package-info.java"))) {
            throw taken(project.relativize(file).toString());
        }
    }

    private Refusal taken(String where) {
        return Refusal.misuse("There is already something called '" + name.id() + "': " + where + ".");
    }

    /** The files, new ones first: a name that is taken meanwhile changes nothing. */
    void write() {
        try {
            for (var file : created.entrySet()) {
                Files.createDirectories(Objects.requireNonNull(file.getKey().getParent()));
                Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
            }
            for (var file : extended.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException unwritable) {
            throw Refusal.failure("The agent cannot be written: " + unwritable + ".", unwritable);
        }
    }

    /** Files that are new, relative to the project. */
    List<Path> written() {
        return created.keySet().stream().map(project::relativize).toList();
    }

    /** Files that were there and say more now, relative to the project. */
    List<Path> extended() {
        return extended.keySet().stream().map(project::relativize).toList();
    }

    private String template(String file) {
        try (InputStream stream = Objects.requireNonNull(NewAgent.class.getResourceAsStream("/create-agent/" + file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ID@", name.id())
                    .replace("@PACKAGE@", name.packageName())
                    .replace("@CLASS@", name.className());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw Refusal.failure("The project's " + file.getFileName() + " cannot be read.", unreadable);
        }
    }
}
