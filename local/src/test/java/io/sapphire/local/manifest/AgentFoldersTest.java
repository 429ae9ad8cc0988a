package io.sapphire.local.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.agent.v1.AgentServiceGrpc;
import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.agent.v1.ResourceTier;
import io.sapphire.agents.AgentsApplication;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.mesh.MeshChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who adds an agent adds its pod: as large as the agent says, and reached over the mesh. */
class AgentFoldersTest {
    private static final Pattern ID = Pattern.compile("new AgentId\\(\"([a-z0-9-]+)\"\\)");

    @Test
    void everyAgentHasItsFolderItsRouteAndItsSeat() throws IOException {
        assertThat(folders()).isEqualTo(packages());
        assertThat(routes()).isEqualTo(packages());
        assertThat(pods().map(Workload::app).collect(Collectors.toSet())).isEqualTo(packages());
    }

    @Test
    void everyPodIsAsLargeAsItsAgentSays() throws IOException {
        try (var agents = AgentsApplication.application()
                .registerShutdownHook(false)
                .run(
                        "--sapphire.agents.listen=in-process:agent-folders",
                        "--sapphire.agents.enabled=" + String.join(",", folders()))) {
            assertThat(agents.isRunning()).isTrue();
            var channel = MeshChannel.to("in-process:agent-folders");
            var stub = AgentServiceGrpc.newBlockingStub(channel);
            var tiers = folders().stream()
                    .map(id -> stub.describe(
                                    DescribeRequest.newBuilder().setAgentId(id).build())
                            .getAgent())
                    .map(agent -> agent.getAgentId() + " " + word(agent.getTier()))
                    .toList();
            channel.shutdownNow();
            assertThat(pods().map(pod -> pod.app() + " " + pod.podLabels().get("sapphire.io/tier")))
                    .containsExactlyInAnyOrderElementsOf(tiers);
        }
    }

    private static String word(ResourceTier tier) {
        return tier.name().replace("RESOURCE_TIER_", "").toLowerCase(Locale.ROOT);
    }

    private static Stream<Workload> pods() {
        return Overlays.mesh("prod").workloads().stream().filter(Workload::isAgent);
    }

    /** Ids of the agents in the packages of the module. */
    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(Overlays.ROOT.resolve("agents/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith("Agent.java"))
                    .flatMap(file -> ID.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(Overlays.ROOT.resolve("k8s/agents"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> routes() throws IOException {
        try (Stream<Path> files = Files.list(Overlays.ROOT.resolve("istio/agents"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(name -> !name.equals("kustomization"))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
