package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sapphire.agents.AgentsProperties;
import io.sapphire.coordinator.CoordinatorProperties;
import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Settings;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.local.manifest.policy.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lies outside is asked over TLS, with secrets that are mounted, and Google with a token that soon ends. */
final class StoreRules {
    private static final String CREDENTIALS = "/etc/sapphire-google/credentials.json";
    private static final String TOKEN = "/etc/sapphire-google/token";
    private static final int TOKEN_SECONDS = 3_600;
    /** Megabytes of DuckDB's own code, and some room: its driver unpacks it among the temporary files. */
    private static final long UNPACKED = 128;

    private static final Set<String> REASONING = Set.of("financial-sentiment", "market-prediction");
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoreRules() {}

    static Stream<String> safe(Mesh mesh) {
        return mesh.workloads().stream()
                .filter(Workload::isConfigured)
                .flatMap(workload -> all(
                        workload.isAgent() ? agent(mesh, workload) : Stream.of(),
                        Role.REPLICATED.isOf(mesh, workload) ? kafka(mesh, workload) : Stream.of(),
                        Role.CACHED.isOf(mesh, workload) ? redis(mesh, workload) : Stream.of(),
                        Role.asksGoogle(mesh, workload) ? google(mesh, workload) : Stream.of(),
                        analytics(mesh, workload)));
    }

    private static Stream<String> agent(Mesh mesh, Workload workload) {
        var properties = Configuration.bound(mesh, workload, AgentsProperties.class);
        boolean reasons = Role.REASONING.isOf(mesh, workload);
        return all(
                that(
                        properties.financialSentiment().feeds().stream()
                                .allMatch(feed -> "file".equals(feed.getScheme())),
                        workload.name(),
                        "has no way to news outside"),
                that(
                        reasons == "vertex".equals(workload.podLabels().get("sapphire.io/reasons")),
                        workload.name(),
                        "must be labelled, if it reasons"),
                reasons
                        ? all(
                                that(REASONING.contains(workload.app()), workload.name(), "asks no language model"),
                                that(
                                        properties.reasoning().credentialsFile().equals(CREDENTIALS)
                                                && properties
                                                        .reasoning()
                                                        .endpoint()
                                                        .isEmpty(),
                                        workload.name(),
                                        "must show Google its own token, and at Google's own address"),
                                that(
                                        !workload.app().equals("market-prediction")
                                                || properties.marketPrediction().remarks(),
                                        workload.name(),
                                        "has a model and asks it nothing"))
                        : Stream.of());
    }

    private static Stream<String> kafka(Mesh mesh, Workload workload) {
        var kafka =
                Configuration.bound(mesh, workload, CoordinatorProperties.class).kafka();
        return all(
                that(
                        Stream.of(kafka.servers().split(",")).allMatch(server -> server.endsWith(":9092")),
                        workload.name(),
                        "must ask Kafka where it is let"),
                that(
                        kafka.clientFile().equals("/etc/sapphire-kafka/client.properties"),
                        workload.name(),
                        "must read the connection's settings where they lie"),
                that(
                        kafka.replicationFactor() >= 3 && kafka.minInSync() == kafka.replicationFactor() - 1,
                        workload.name(),
                        "must survive the loss of a broker, and go on without it"),
                is(volume(workload, "kafka").at("secret", "secretName"), "kafka-client"));
    }

    private static Stream<String> redis(Mesh mesh, Workload workload) {
        var keys = Settings.of(mesh, workload).keys();
        var prefix = (workload.isAgent() ? "sapphire.agents" : "sapphire.gateway") + ".cache.";
        return all(
                that(
                        keys.getOrDefault(prefix + "redis", "").matches("rediss://[a-z0-9.-]+:6379"),
                        workload.name(),
                        "must speak TLS with Redis, where it is let"),
                that(
                        "file:/etc/sapphire-cache/password".equals(keys.get(prefix + "password"))
                                && "file:/etc/sapphire-cache/cache.key".equals(keys.get(prefix + "key"))
                                && "sapphire".equals(keys.get(prefix + "user")),
                        workload.name(),
                        "must read Redis' secrets where they lie, as the user who may do little"),
                is(
                        volume(workload, "cache").at("projected", "sources"),
                        List.of(
                                Map.of("secret", Map.of("name", "redis-password")),
                                Map.of("secret", Map.of("name", "cache-key")))));
    }

    /** A token of the pod's own account, made for this exchange only, and what says how it is exchanged. */
    private static Stream<String> google(Mesh mesh, Workload workload) {
        var sources = volume(workload, "google").at("projected", "sources").list();
        var credentials = sources.stream()
                .flatMap(source ->
                        mesh.named("ConfigMap", source.at("configMap", "name").text("")).stream())
                .map(map -> json(map.at("data", "credentials.json").text("{}")))
                .findFirst()
                .orElseGet(JSON::createObjectNode);
        var audience = credentials.path("audience").asText();
        return all(
                that(sources.size() == 2, workload.name(), "must mount a token, and how it is exchanged"),
                sources.stream()
                        .limit(1)
                        .flatMap(source -> is(
                                source.at("serviceAccountToken"),
                                Map.of(
                                        "audience",
                                        "https:" + audience,
                                        "expirationSeconds",
                                        TOKEN_SECONDS,
                                        "path",
                                        "token"))),
                that(
                        audience.startsWith("//iam.googleapis.com/projects/")
                                && credentials.path("type").asText().equals("external_account")
                                && credentials.path("token_url").asText().equals("https://sts.googleapis.com/v1/token")
                                && credentials
                                        .path("credential_source")
                                        .path("file")
                                        .asText()
                                        .equals(TOKEN),
                        workload.name(),
                        "must exchange its token at Google, and nowhere else"),
                workload.isAgent()
                        ? Stream.of()
                        : is(
                                workload.environment("GOOGLE_APPLICATION_CREDENTIALS")
                                        .at("value"),
                                CREDENTIALS));
    }

    private static Stream<String> analytics(Mesh mesh, Workload workload) {
        if (!Settings.of(mesh, workload).has("sapphire.analytics.file")) {
            return Stream.of();
        }
        var room = volume(workload, "tmp").at("emptyDir", "sizeLimit").text();
        return that(Amount.memory(room) >= UNPACKED, workload.name(), "must have room for DuckDB's own code");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new MalformedException("credentials.json is no JSON: " + broken.getOriginalMessage());
        }
    }

    private static Node volume(Workload workload, String name) {
        return workload.pod().at("volumes").stream()
                .filter(volume -> volume.at("name").text().equals(name))
                .findFirst()
                .orElse(new Node(workload.name() + "/" + name, Optional.empty()));
    }
}
