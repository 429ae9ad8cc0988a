package io.sapphire.local.manifest.rule;

import io.sapphire.agents.AgentsProperties;
import io.sapphire.coordinator.CoordinatorProperties;
import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.gateway.GatewayProperties;
import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.simulator.SimulatorProperties;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What a pod's configuration says, read as Spring reads it. */
public final class Configuration {
    private static final Map<String, Type> TYPES = Map.of(
            "coordinator", new Type("sapphire.coordinator", CoordinatorProperties.class),
            "exchange-adapter", new Type("sapphire.exchange", ExchangeAdapterProperties.class),
            "agents", new Type("sapphire.agents", AgentsProperties.class),
            "gateway", new Type("sapphire.gateway", GatewayProperties.class),
            "simulator", new Type("sapphire.simulator", SimulatorProperties.class));

    private Configuration() {}

    /** Name of the file that the service reads, without its end. */
    static String fileOf(Workload workload) {
        return workload.isAgent()
                ? "agents"
                : workload.app().replace("trading-", "").replace("exchange-simulator", "simulator");
    }

    /** The base and the profiles' files over it, in that order. */
    static Map<String, String> of(Mesh mesh, Workload workload) {
        var keys = new TreeMap<String, String>();
        var file = fileOf(workload);
        var data = volumeData(mesh, workload);
        files(mesh, file).forEach(name -> keys.putAll(parse(data.getOrDefault(name, ""))));
        return keys;
    }

    /** Bound to the service's own type, with every key taken. @throws MalformedException with Spring's words */
    static <T> T bound(Mesh mesh, Workload workload, Class<T> as) {
        var type = TYPES.get(fileOf(workload));
        try {
            var source = new MapConfigurationPropertySource(of(mesh, workload));
            var bound = new Binder(source)
                    .bind(
                            type.prefix(),
                            Bindable.of(type.bean()),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElseThrow(() -> new MalformedException(workload.name() + " has no configuration"));
            return as.cast(bound);
        } catch (BindException refused) {
            var cause = refused.getCause() == null ? refused : refused.getCause();
            throw new MalformedException(workload.name() + " would refuse its configuration: " + cause.getMessage());
        }
    }

    /** Files of a ConfigMap that no service would ever read. */
    static List<String> unread(Mesh mesh, Workload workload) {
        var read = files(mesh, fileOf(workload));
        return volumeData(mesh, workload).keySet().stream()
                .filter(name -> !read.contains(name))
                .toList();
    }

    private static List<String> files(Mesh mesh, String file) {
        return Stream.concat(Stream.of(file), Stream.of(spring(mesh).split(",")).map(profile -> file + "-" + profile))
                .map(name -> name + ".properties")
                .toList();
    }

    private static Map<String, String> volumeData(Mesh mesh, Workload workload) {
        return workload.pod().at("volumes").stream()
                .filter(volume -> volume.at("name").text().equals("config"))
                .flatMap(volume ->
                        mesh.named("ConfigMap", volume.at("configMap", "name").text()).stream())
                .map(map -> map.at("data").textMap())
                .findFirst()
                .orElse(Map.of());
    }

    private static String spring(Mesh mesh) {
        return mesh.of("ConfigMap")
                .map(map -> map.at("data", "SPRING_PROFILES_ACTIVE").text(""))
                .filter(profile -> !profile.isEmpty())
                .findFirst()
                .orElse("default");
    }

    private static Map<String, String> parse(String text) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(text));
            var keys = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> keys.put(key, properties.getProperty(key)));
            return keys;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Type(String prefix, Class<?> bean) {}
}
