package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.agents.AgentsProperties;
import io.sapphire.analytics.AnalyticsProperties;
import io.sapphire.coordinator.CoordinatorProperties;
import io.sapphire.coordinator.core.TradingSettings;
import io.sapphire.domain.event.Setting;
import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.gateway.GatewayProperties;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Settings;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.simulator.SimulatorProperties;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every service takes its configuration, all of it, and finds there what the manifests give it. */
final class ConfigurationRules {
    private static final String DATA = "/var/lib/sapphire/";
    private static final String SUBMIT_KEY = "/etc/sapphire-keys/submit-mac.key";
    private static final String CHECKPOINT_KEY = "/etc/sapphire-keys/audit-checkpoint.key";
    private static final String HEADS = "/var/lib/sapphire-heads";
    private static final String SIGNER_KEY = "/etc/sapphire-keys/venue-signer.key";

    private static final String RUNNER = "runner";

    private ConfigurationRules() {}

    static Stream<String> taken(Mesh mesh) {
        return all(
                mesh.workloads().stream().filter(Workload::isConfigured).flatMap(workload -> service(mesh, workload)),
                mesh.workloads().stream()
                        .filter(workload -> workload.app().equals(RUNNER))
                        .flatMap(ConfigurationRules::runner));
    }

    private static Stream<String> service(Mesh mesh, Workload workload) {
        var wiring = workload.isAgent()
                ? agent(workload, Configuration.bound(mesh, workload, AgentsProperties.class))
                : switch (workload.app()) {
                    case "trading-coordinator" ->
                        coordinator(mesh, Configuration.bound(mesh, workload, CoordinatorProperties.class));
                    case "exchange-adapter" ->
                        adapter(mesh, Configuration.bound(mesh, workload, ExchangeAdapterProperties.class));
                    case "gateway" ->
                        gateway(workload, mesh, Configuration.bound(mesh, workload, GatewayProperties.class));
                    case "analytics" -> analytics(mesh, Configuration.bound(mesh, workload, AnalyticsProperties.class));
                    default -> simulator(Configuration.bound(mesh, workload, SimulatorProperties.class));
                };
        return all(
                wiring,
                Settings.of(mesh, workload).unread().stream()
                        .map(file -> workload.name() + " would never read " + file));
    }

    private static Stream<String> agent(Workload workload, AgentsProperties properties) {
        return all(
                that(properties.listen().equals("0.0.0.0:9090"), workload.name(), "must listen where it is called"),
                that(
                        properties.enabled().equals(List.of(workload.app().replace("-shadow", ""))),
                        workload.name(),
                        "must be the agent it is named after"));
    }

    private static Stream<String> coordinator(Mesh mesh, CoordinatorProperties properties) {
        var seats = properties.agents().stream()
                .collect(Collectors.toMap(CoordinatorProperties.Seat::id, CoordinatorProperties.Seat::target));
        var shadows = properties.shadows().stream().collect(Collectors.toSet());
        var watched = mesh.workloads().stream()
                .filter(workload -> workload.isAgent() && workload.version().equals("shadow"))
                .map(Workload::app)
                .map(app -> new CoordinatorProperties.Seat(app, app + ":9090", app.replace("-shadow", "")))
                .collect(Collectors.toSet());
        var agents = mesh.workloads().stream()
                .filter(Workload::isAgent)
                .filter(agent -> !agent.version().equals("shadow"))
                .collect(Collectors.toMap(Workload::app, agent -> agent.app() + ":9090"));
        return all(
                that(properties.listen().equals("0.0.0.0:9090"), "the coordinator", "must listen where it is called"),
                that(
                        reached(mesh, properties.exchange(), "exchange-adapter"),
                        "the coordinator",
                        "must find the adapter"),
                that(
                        seats.equals(agents),
                        "the coordinator",
                        "must seat the agents that there are: " + agents.keySet()),
                that(shadows.equals(watched), "the coordinator", "must watch the shadows that there are: " + watched),
                that(properties.log().toString().equals(DATA + "events"), "the coordinator", "must log on its volume"),
                that(
                        properties.submitKeyFile().toString().equals(SUBMIT_KEY),
                        "the coordinator",
                        "must read its key where it lies"),
                that(
                        properties.checkpointKeyFile().equals(CHECKPOINT_KEY)
                                && properties.heads().equals(HEADS),
                        "the coordinator",
                        "must sign its log, and keep the checkpoints apart from it"),
                that(
                        Set.of("demo", "cautious", "live").contains(properties.profile()),
                        "the coordinator",
                        "must have a profile that there is"),
                trading(properties));
    }

    /** As the coordinator reads them at its start: nothing missing, nothing unknown. */
    private static Stream<String> trading(CoordinatorProperties properties) {
        var settings = Stream.of(
                        settings("limits", properties.limits()),
                        settings("consensus", properties.consensus()),
                        settings("sizing", properties.sizing()),
                        settings("trading", properties.trading()))
                .flatMap(group -> group)
                .toList();
        var _ = TradingSettings.from(settings);
        return Stream.of();
    }

    private static Stream<Setting> settings(String group, Map<String, String> values) {
        return values.entrySet().stream().map(entry -> new Setting(group + "." + entry.getKey(), entry.getValue()));
    }

    private static Stream<String> adapter(Mesh mesh, ExchangeAdapterProperties properties) {
        var venue = properties.venue();
        boolean simulated = !venue.simulatorAdmin().isEmpty();
        boolean mainnet = venue.rest().equals("https://fapi.asterdex.com");
        var addresses = Stream.of(venue.rest(), venue.marketStream(), venue.userStream())
                .map(URI::create)
                .toList();
        var schemes = addresses.stream().map(URI::getScheme).toList();
        return all(
                that(properties.listen().equals("0.0.0.0:9090"), "the adapter", "must listen where it is called"),
                that(
                        properties.journal().toString().equals(DATA + "journal"),
                        "the adapter",
                        "must write its journal on its volume"),
                that(
                        properties.submitKeyFile().toString().equals(SUBMIT_KEY)
                                && venue.signerKeyFile().toString().equals(SIGNER_KEY),
                        "the adapter",
                        "must read its keys where they lie"),
                that(
                        schemes.equals(simulated ? List.of("http", "ws", "ws") : List.of("https", "wss", "wss")),
                        "the adapter",
                        "must speak TLS to a real venue"),
                that(
                        simulated
                                == mesh.named("Deployment", "exchange-simulator")
                                        .isPresent(),
                        "the adapter",
                        "must trade on the venue that there is"),
                simulated
                        ? Stream.concat(addresses.stream(), Stream.of(URI.create(venue.simulatorAdmin())))
                                .flatMap(address -> that(
                                        reached(mesh, address.getAuthority(), "exchange-simulator"),
                                        "the adapter",
                                        "must find the simulator"))
                        : that(
                                addresses.stream()
                                        .allMatch(address -> address.getHost()
                                                .endsWith(mainnet ? ".asterdex.com" : ".asterdex-testnet.com")),
                                "the adapter",
                                "must not mix mainnet and testnet"),
                that(
                        venue.chainId() == (mainnet || simulated ? 1666 : 714),
                        "the adapter",
                        "must sign for the chain of its venue"),
                that(simulated || !properties.symbols().isEmpty(), "the adapter", "must say what it trades"));
    }

    private static Stream<String> gateway(Workload workload, Mesh mesh, GatewayProperties properties) {
        return all(
                that(
                        properties.port() == 8080 && properties.bind().equals("0.0.0.0"),
                        workload.name(),
                        "must listen where it is called"),
                that(
                        reached(mesh, properties.coordinator(), "trading-coordinator"),
                        workload.name(),
                        "must find the coordinator"),
                that(
                        properties
                                .runner()
                                .equals(mesh.named("Deployment", RUNNER).isPresent() ? RUNNER + ":9090" : ""),
                        workload.name(),
                        "must find the runner, if there is one"),
                that(properties.token().isEmpty(), workload.name(), "must not have its token in its configuration"));
    }

    /** It goes by its arguments, and keeps everything in its home. */
    private static Stream<String> runner(Workload workload) {
        return all(
                is(workload.container().at("args"), List.of("runner", "--listen", "0.0.0.0:9090")),
                is(workload.environment("SAPPHIRE_HOME").at("value"), "/var/lib/sapphire"));
    }

    private static Stream<String> analytics(Mesh mesh, AnalyticsProperties properties) {
        return all(
                that(properties.listen().equals("0.0.0.0:9090"), "the analytics", "must listen where they are asked"),
                that(
                        reached(mesh, properties.coordinator(), "trading-coordinator"),
                        "the analytics",
                        "must find the coordinator"),
                that(
                        properties.file().isEmpty() || properties.file().startsWith(DATA),
                        "the analytics",
                        "must write their tables on their volume"),
                that(
                        properties.tokenFile().isEmpty(),
                        "the analytics",
                        "must answer nobody: there is no edge to them"));
    }

    private static Stream<String> simulator(SimulatorProperties properties) {
        return all(
                that(
                        properties.listen().equals("0.0.0.0:9190")
                                && properties.adminListen().equals("0.0.0.0:9191"),
                        "the simulator",
                        "must listen where it is called"),
                that(properties.ledger().startsWith(DATA), "the simulator", "must write its ledger on its volume"),
                that(
                        properties.signer().equals("${SAPPHIRE_SIMULATOR_SIGNER_ADDRESS}"),
                        "the simulator",
                        "must trust the adapter's key"),
                that(properties.speed().equals("1"), "the simulator", "must follow the clock"));
    }

    private static boolean reached(Mesh mesh, String target, String service) {
        var ports = mesh.named("Service", service).stream()
                .flatMap(found -> found.spec().at("ports").stream())
                .map(port -> service + ":" + port.at("port").number());
        return ports.anyMatch(target::equals);
    }
}
